fn f() { let a = 0xf16; let b = 1.0f32; "1f16"; }
// 1f16
