#[alloc_error_handler] //~ use alloc_error_handler
fn f() {}
#[cfg_attr(CONFIG_X, alloc_error_handler(x))] //~ use alloc_error_handler
fn g() {}
