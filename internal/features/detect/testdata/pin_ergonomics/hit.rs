fn f(a: &pin mut A, b: &'a pin mut B) {} //~ use pin_ergonomics
fn g(c: &pin const C) { let d = &pin mut e; } //~ use pin_ergonomics
