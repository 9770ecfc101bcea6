#[cfg_eval] //~ use cfg_eval
fn f() {}
#[cfg_attr(CONFIG_X, cfg_eval(x))] //~ use cfg_eval
fn g() {}
