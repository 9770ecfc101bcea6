fn f<F: Fn(u8)>() -> F::Output {}
fn g(x: &dyn FnMut(u8, u8)) where Fnord<()>: Copy {}
impl Clone for Fns<()> {}
