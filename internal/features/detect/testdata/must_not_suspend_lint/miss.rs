// #![deny(must_not_suspend)]
#[allow(clippy::must_not_suspend)]
fn f() { let must_not_suspend = 1; }
#[my(must_not_suspend)]
fn g() {}
