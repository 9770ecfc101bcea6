macro_rules! m { ($t:ty) => { impl FnOnce<($t,)> for S {} } } //~ use unboxed_closures
