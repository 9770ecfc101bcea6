macro_rules! m { ($t:ident) => { fn f<T: !$t>(_: T) {} fn g<T: !Copy>() {} } } //~ use negative_bounds
macro_rules! n { ($($t:ty),+) => { $(impl !Send for $t {})+ }; }
