const fn f<T: A>(t: *const T) {}
trait T { const A: u8; fn f(&self) where Self: B; }
impl A { const B: u8 = 1; }
fn g() -> [u8; { const { 1 } }] { S { a: const { 2 } } }
