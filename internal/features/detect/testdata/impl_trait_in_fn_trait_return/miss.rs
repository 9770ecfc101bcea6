fn f() -> impl Fn() -> u8 { || 1 }
fn g(x: impl Fn() -> u8) -> impl Copy { 1 }
fn h(x: impl Fn() -> impl Copy, y: &dyn Fn() -> impl Copy) -> fn() -> impl Copy { f }
fn i() -> impl Iterator<Item = impl Copy> { [1].into_iter() }
trait T { type A = Box<dyn Fn() -> impl Copy>; }
