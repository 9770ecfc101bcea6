fn f() -> Option<u8> { Some(x?) }
const A: fn() -> Option<u8> = || { x? };
