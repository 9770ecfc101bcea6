fn f(a: &pin mut A, b: &'a pin mut B) {} //~ use pin_ergonomics
fn g(c: &pin const C) { let d = &pin mut e; } //~ use pin_ergonomics
fn bindings(ref pin mut a: u8) { let mut ref pin const b = a; } //~ use pin_ergonomics
//~^ use pin_ergonomics
