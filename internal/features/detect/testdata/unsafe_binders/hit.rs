fn f(a: unsafe<'a> &'a A) {} //~ use unsafe_binders
type B = unsafe<> C; //~ use unsafe_binders
