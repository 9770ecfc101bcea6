const unsafe extern "C" fn f(x: u8, mut ap: ...) {} //~ use const_c_variadic
