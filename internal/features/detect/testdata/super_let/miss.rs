use super::let_;
fn f() { super::f(); let a = 1; }
pub(super) mod m {}
