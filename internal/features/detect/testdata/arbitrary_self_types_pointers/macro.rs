macro_rules! m {
    ($n:ident) => { fn $n(self: *const Self) {} }; //~ use arbitrary_self_types_pointers
}
