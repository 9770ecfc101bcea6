implement!(u8, f16); //~ use f16
fn f() { size!(f16) } //~ use f16
