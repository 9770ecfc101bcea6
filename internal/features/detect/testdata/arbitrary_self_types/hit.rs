use kernel::sync::Arc;
struct S;
impl S {
    fn a(self: Arc<Self>) {} //~ use arbitrary_self_types
    fn b(mut self: &'static Arc<Self>) {} //~ use arbitrary_self_types
}
