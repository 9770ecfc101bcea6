const A: u8 = 1;
const fn f() { const { assert!(true) } }
fn g() -> u8 { const { 1 } }
fn h() { m::i(); const { }; }
