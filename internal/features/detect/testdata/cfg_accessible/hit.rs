#[cfg_accessible] //~ use cfg_accessible
fn f() {}
#[cfg_attr(CONFIG_X, cfg_accessible(x))] //~ use cfg_accessible
fn g() {}
