impl (A, B) {}
impl (in_crate) {}
pub trait T { fn f(x: impl (Fn())); }
