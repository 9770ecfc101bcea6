implement!(u8, f128); //~ use f128
fn f() { size!(f128) } //~ use f128
