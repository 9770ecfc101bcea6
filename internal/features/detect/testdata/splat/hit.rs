fn f(#[rustc_splat] x: (u8, u8)) {} //~ use splat
