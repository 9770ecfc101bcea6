type A = pattern_type!(u32 is 1..); //~ use pattern_types
fn f(x: core::pattern_type!(u8 is 1..=3)) {} //~ use pattern_types
