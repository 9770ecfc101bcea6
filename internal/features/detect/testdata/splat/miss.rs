fn f(#[splat] x: (u8, u8)) {}
