fn f(a: &pin mut A, b: &'a pin mut B) {} //~ use pin_ergonomics
fn g(c: &pin const C) { let d = &pin mut e; } //~ use pin_ergonomics
fn h(e: E) {
    let ref pin mut f = e; //~ use pin_ergonomics
    match e {
        A { ref pin const a, .. } => a, //~ use pin_ergonomics
        B(mut ref
          pin mut b) => b, //~ use pin_ergonomics
        &pin const -1 => 1, //~ use pin_ergonomics
    }
    let i = [&pin const *j, &pin const ::k::L]; //~ use pin_ergonomics
}
impl M { fn n(&'a pin const self, o: &'a pin const *const u8) {} } //~ use pin_ergonomics
fn bindings(ref pin mut a: u8) { let mut ref pin const b = a; } //~ use pin_ergonomics
//~^ use pin_ergonomics
