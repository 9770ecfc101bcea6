fn f(pin: &mut A) { g(&pin, &mut pin); let a = &pin; b & pin; }
fn bindings(ref pin: u8) { let ref mut pin = 1; }
