const A: B = 1.0f128; //~ use f128
fn f() { g(2f128, 3e5_f128); } //~ use f128
