extern "C" { fn f(); }
unsafe extern "C" fn g() { let safe = 1; }
pub fn safe() {}
