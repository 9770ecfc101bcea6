macro_rules! m { ($t:ident) => { type A = $t<const { 1 }>; } } //~ use min_generic_const_args
macro_rules! n { ($x:expr) => { g($x < const { 1 }, 2) } }
