extern "C" {
    type A; //~ use extern_types
    pub type B; //~ use extern_types
    fn f(a: *mut A);
}
unsafe extern "C" {
    type D; //~ use extern_types
}
