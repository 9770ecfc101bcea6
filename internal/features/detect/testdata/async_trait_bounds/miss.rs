async fn f(a: impl Fn(u8)) {}
fn g<T: AsyncFn()>() { async {} }
