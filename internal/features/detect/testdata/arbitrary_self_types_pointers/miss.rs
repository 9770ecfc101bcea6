struct S;
impl S {
    fn a(self: &Self, p: *const Self) {}
    fn b(p: *mut S) {}
}
