// #[alloc_error_handler]
fn alloc_error_handler() {}
#[mine(alloc_error_handler)]
fn f() {}
#[mine::alloc_error_handler]
fn g() {}
