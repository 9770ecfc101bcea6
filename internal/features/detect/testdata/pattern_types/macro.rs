macro_rules! m { ($t:ty) => { type A = pattern_type!($t is 1..); } } //~ use pattern_types
