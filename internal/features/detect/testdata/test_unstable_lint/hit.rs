#![deny(test_unstable_lint)] //~ use test_unstable_lint
#[allow(unused, test_unstable_lint)] //~ use test_unstable_lint
fn f() {}
