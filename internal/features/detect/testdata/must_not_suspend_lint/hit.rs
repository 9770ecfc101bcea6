#![deny(must_not_suspend)] //~ use must_not_suspend
#[allow(unused, must_not_suspend)] //~ use must_not_suspend
fn f() {}
