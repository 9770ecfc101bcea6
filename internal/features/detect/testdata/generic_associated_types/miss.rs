trait G { type A; type B: Clone; fn f<'a>(); }
impl G for S { type A = &'static u8; type B = Vec<u8>; }
type X<'a> = &'a u8;
impl S { fn f<'a>() { type Y<'b> = &'b u8; } }
