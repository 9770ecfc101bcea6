extern "C" { fn f(a: u8, ...); }
fn g(a: u8) { match a { 1...2 => {} } }
type A = unsafe extern "C" fn(u8, ...);
