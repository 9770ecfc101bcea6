const A: B = 1.0f16; //~ use f16
fn f() { g(2f16, 3e5_f16); } //~ use f16
