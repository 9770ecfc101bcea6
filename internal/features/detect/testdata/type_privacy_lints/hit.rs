#![deny(unnameable_types)] //~ use type_privacy_lints
#[allow(unused, unnameable_types)] //~ use type_privacy_lints
fn f() {}
