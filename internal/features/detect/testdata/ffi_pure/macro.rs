macro_rules! m {
    ($name:ident) => {
        #[ffi_pure] //~ use ffi_pure
        fn f();
    };
}
many! {
    #[ffi_pure] //~ use ffi_pure
    fn f();
}
