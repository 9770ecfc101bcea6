const A: u8 = { 1 };
const fn f() {}
struct S<const N: usize>;
/// ```ignore
/// const { 1 }
/// ```
fn g() {}
