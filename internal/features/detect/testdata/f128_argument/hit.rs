implement!(u8, f128); //~ use f128
fn f() { size!(f128) } //~ use f128
implement! { u8 f128 f32 } //~ use f128
implement!(f128 => u8, i8); //~ use f128
implement!(u8 => f128, #[stable]); //~ use f128
implement! { u8; f128; } //~ use f128
implement!(f128 => f128, min: f128); //~ use f128 //~ use f128 //~ use f128
