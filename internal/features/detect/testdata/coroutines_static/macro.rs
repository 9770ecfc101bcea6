macro_rules! m { ($x:expr) => { static || $x } } //~ use coroutines
