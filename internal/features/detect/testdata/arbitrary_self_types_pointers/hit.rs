struct S;
impl S {
    fn a(self: *const Self) {} //~ use arbitrary_self_types_pointers
    fn b(self: *mut S) {} //~ use arbitrary_self_types_pointers
}
