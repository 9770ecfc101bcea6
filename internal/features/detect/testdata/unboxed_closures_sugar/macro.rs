trait Foo<Args> {}
fn z(x: &dyn Foo(u8) -> u8) { m!(x) } //~ use unboxed_closures
