// #[derive_const]
fn derive_const() {}
#[mine(derive_const)]
fn f() {}
#[mine::derive_const]
fn g() {}
