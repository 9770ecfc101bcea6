use core::ops::Fn as Foo;
fn z(x: &dyn Foo(u8) -> u8) {}
fn y<T: AsyncFn(u8)>() {}
