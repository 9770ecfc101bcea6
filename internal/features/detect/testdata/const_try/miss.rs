fn f() -> Option<u8> { Some(x?) }
const fn g<T: ?Sized>(x: &T) {}
const A: fn() -> Option<u8> = || { x? };
const B: () = { fn g() -> Option<u8> { x? } };
