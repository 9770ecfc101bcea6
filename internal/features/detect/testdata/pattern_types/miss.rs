use core::pattern_type;
type A = other!(u32 is 1..);
macro_rules! pattern_type { ($x:ident) => {}; }
pattern_type!(Gradient);
