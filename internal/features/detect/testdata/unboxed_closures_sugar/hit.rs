trait Foo<Args> {}
fn z(x: &dyn Foo(u8) -> u8) {} //~ use unboxed_closures
fn y<T: Foo(u8)>() {} //~ use unboxed_closures
