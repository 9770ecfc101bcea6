use core::pattern_type;
type A = other!(u32 is 1..);
