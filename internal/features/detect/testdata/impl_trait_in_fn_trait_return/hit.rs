fn f() -> impl Fn() -> impl Copy { || 1 } //~ use impl_trait_in_fn_trait_return
fn g() -> Option<impl FnOnce(u8) -> impl Copy> { None } //~ use impl_trait_in_fn_trait_return
