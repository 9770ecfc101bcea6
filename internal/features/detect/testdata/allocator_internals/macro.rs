macro_rules! m {
    ($name:ident) => {
        #[default_lib_allocator] //~ use allocator_internals
        mod x {}
    };
}
many! {
    #[default_lib_allocator] //~ use allocator_internals
    mod x {}
}
