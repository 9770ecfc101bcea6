macro_rules! m { ($t:ty) => { impl !Send for $t {} }; } //~ use negative_impls
macro_rules! n { ($($t:ty),+) => { $(impl !Send for $t {})+ }; } //~ use negative_impls
macro_rules! o { ($($t:ty, $($g:tt)*;)*) => { $(impl$(<$($g)*>)? !Send for $t {})* }; } //~ use negative_impls
macro_rules! p { ($($t:ty)*) => { impl$(<T>)* !Send for $t {} }; } //~ use negative_impls
