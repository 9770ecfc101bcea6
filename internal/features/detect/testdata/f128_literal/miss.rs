fn f() { let a = 0xf128; let b = 1.0f32; "1f128"; }
// 1f128
