type A = Box<dyn Iterator<Item = u8>>;
fn f() -> impl Copy { 1 }
impl I for S { type A = u8; }
