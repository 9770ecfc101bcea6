macro_rules! m { ($t:ty) => { fn f(#[rustc_splat] x: $t) {} } } //~ use splat
