fn f() -> impl Fn() -> u8 { || 1 }
fn g(x: impl Fn() -> u8) -> impl Copy { 1 }
