#[repr(transparent)]
struct S(u8);
#[repr(C)]
union U { a: u8 }
// #[repr(transparent)] union X {}
