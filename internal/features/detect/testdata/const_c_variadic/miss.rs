unsafe extern "C" fn f(x: u8, mut ap: ...) {}
const fn g(x: u8) {}
extern "C" { fn h(x: u8, ...); }
