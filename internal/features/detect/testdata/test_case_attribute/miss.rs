// #[test_case]
fn test_case() {}
#[mine(test_case)]
fn f() {}
#[mine::test_case]
fn g() {}
