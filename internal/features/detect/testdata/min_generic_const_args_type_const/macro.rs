macro_rules! m { ($t:ty) => { type const A: $t = 1; }; } //~ use min_generic_const_args
