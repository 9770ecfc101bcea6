#[no_coverage] //~ use no_coverage
fn f() {}
#[cfg_attr(CONFIG_X, no_coverage)] //~ use no_coverage
fn f() {}
