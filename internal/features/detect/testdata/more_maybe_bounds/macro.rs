macro_rules! m { ($t:ident) => { trait $t: ?Sized {} } } //~ use more_maybe_bounds
