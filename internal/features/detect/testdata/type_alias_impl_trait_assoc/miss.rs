impl I for S { type A = u8; fn f() -> impl Copy { 1 } }
type A = Option<u8>;
