// #![deny(test_unstable_lint)]
#[allow(clippy::test_unstable_lint)]
fn f() { let test_unstable_lint = 1; }
#[my(test_unstable_lint)]
fn g() {}
