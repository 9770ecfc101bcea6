#[allow_internal_unsafe] //~ use allow_internal_unsafe
fn f() {}
#[cfg_attr(CONFIG_X, allow_internal_unsafe)] //~ use allow_internal_unsafe
fn f() {}
