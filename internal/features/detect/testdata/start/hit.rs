#[start]
fn f(n: isize, a: *const *const u8) -> isize { 0 } //~ use start
#[inline]
#[start]
#[cold]
pub fn g(n: isize, a: *const *const u8) -> isize { 0 } //~ use start
