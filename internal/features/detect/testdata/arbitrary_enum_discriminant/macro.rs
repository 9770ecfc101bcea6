macro_rules! m { () => { enum E { A(u8) = 3 } }; } //~ use arbitrary_enum_discriminant
