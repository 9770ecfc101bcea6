#![deny(unqualified_local_imports)] //~ use unqualified_local_imports
#[allow(unused, unqualified_local_imports)] //~ use unqualified_local_imports
fn f() {}
