macro_rules! m { ($t:ty) => { type A = pattern_type!($t is 1..); } } //~ use pattern_types
#[rustc_builtin_macro(pattern_type)]
macro_rules! pattern_type { ($($x:tt)*) => {}; }
type A = pattern_type!(u32 is 1..); //~ use pattern_types
