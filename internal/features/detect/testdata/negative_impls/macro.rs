macro_rules! m { ($t:ty) => { impl !Send for $t {} }; } //~ use negative_impls
macro_rules! n { ($($t:ty),+) => { $(impl !Send for $t {})+ }; } //~ use negative_impls
