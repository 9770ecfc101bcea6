#![deny(fuzzy_provenance_casts)] //~ use strict_provenance_lints
#[allow(unused, fuzzy_provenance_casts)] //~ use strict_provenance_lints
fn f() {}
