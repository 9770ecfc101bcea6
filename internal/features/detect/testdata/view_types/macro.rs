macro_rules! m { ($t:ty) => { fn f(x: &mut V.{ a }) {} } } //~ use view_types
