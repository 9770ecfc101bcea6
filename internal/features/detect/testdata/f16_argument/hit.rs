implement!(u8, f16); //~ use f16
fn f() { size!(f16) } //~ use f16
implement! { u8 f16 f32 } //~ use f16
implement!(f16 => u8, i8); //~ use f16
implement!(u8 => f16, #[stable]); //~ use f16
implement! { u8; f16; } //~ use f16
implement!(f16 => f128, min: f16); //~ use f16 //~ use f16
