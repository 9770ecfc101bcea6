// #![deny(unqualified_local_imports)]
#[allow(clippy::unqualified_local_imports)]
fn f() { let unqualified_local_imports = 1; }
#[my(unqualified_local_imports)]
fn g() {}
