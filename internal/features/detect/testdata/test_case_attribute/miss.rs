// #[test_case]
fn test_case() {}
#[mine(test_case)]
fn f() {}
#[mine::test_case]
fn g() {}
#[test_case(1, 2)]
fn with_arguments(a: u8, b: u8) {}
