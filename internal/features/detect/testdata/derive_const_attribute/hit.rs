#[derive_const] //~ use derive_const
fn f() {}
#[cfg_attr(CONFIG_X, derive_const(x))] //~ use derive_const
fn g() {}
