fn f() -> Option<u8> { Some(x?) }
const fn g<T: ?Sized>(x: &T) {}
const A: fn() -> Option<u8> = || { x? };
const B: () = { fn g() -> Option<u8> { x? } };
impl const T for S {} impl T for R { fn f() -> Option<u8> { Some(x?) } }
impl<const N: usize> T for S { fn f() -> Option<u8> { Some(x?) } }
lazy_static! { static ref A: Option<u8> = { f()?; None }; }
