fn f() -> impl Fn() -> impl Copy { || 1 } //~ use impl_trait_in_fn_trait_return
fn g() -> Option<impl FnOnce(u8) -> impl Copy> { None } //~ use impl_trait_in_fn_trait_return
fn h() -> &'static dyn Fn() -> impl Copy { &|| 1 } //~ use impl_trait_in_fn_trait_return
fn i() -> Box<dyn for<'a> Fn(&'a u8) -> [impl Copy; 1]> { j() } //~ use impl_trait_in_fn_trait_return
type A = impl Fn() -> impl Copy; //~ use impl_trait_in_fn_trait_return
impl T for S { type B = Box<dyn Fn() -> impl Copy>; } //~ use impl_trait_in_fn_trait_return
fn k() -> impl Fn()
    -> impl Fn() //~ use impl_trait_in_fn_trait_return
        -> impl Copy
{ l() }
