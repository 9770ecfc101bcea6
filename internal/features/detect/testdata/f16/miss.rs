struct f16;
fn f(a: f16) { let f16 = 1; a.f16(); }
