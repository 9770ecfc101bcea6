struct f128;
fn f(a: f128) { let f128 = 1; a.f128(); }
