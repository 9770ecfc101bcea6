#[test_case] //~ use custom_test_frameworks
fn f() {}
#[cfg_attr(CONFIG_X, test_case)] //~ use custom_test_frameworks
fn g() {}
