async fn f(a: impl Fn(u8)) {}
fn g<T: AsyncFn()>() { async {} }
fn h() { let a = async move { Fn() }; let b = async { Fn(1) }; async unsafe fn f() {} }
rule! { async Fn() }
