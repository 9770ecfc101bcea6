#[repr(align(16))]
struct S;
// #[repr(align(16))]
fn align() {}
