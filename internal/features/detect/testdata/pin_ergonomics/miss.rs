fn f(pin: &mut A) { g(&pin, &mut pin); let a = &pin; b & pin; }
fn h(ref pin: A, ref mut pin_: A) { let B { ref pin, .. } = c; &pin + 1; }
fn bindings(ref pin: u8) { let ref mut pin = 1; }
