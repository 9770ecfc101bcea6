const fn f<T: A>(t: *const T) {}
trait T { const A: u8; fn f(&self) where Self: B; }
impl A { const B: u8 = 1; }
fn g() -> [u8; { const { 1 } }] { S { a: const { 2 } } }
struct P<const N: usize, const M: ::core::primitive::usize>(*const ::core::ffi::c_void, (*const A, u8));
fn h(a: *const crate::A, b: &'static str) { x(&raw const b::c, a as *const ops::Add) }
