const fn f() { let a = || 1; }
const A: u8 = 1 | 2;
fn g() { const { 1 } | 2; }
