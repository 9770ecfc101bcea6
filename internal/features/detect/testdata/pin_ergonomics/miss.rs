fn f(pin: &mut A) { g(&pin, &mut pin); let a = &pin; b & pin; }
