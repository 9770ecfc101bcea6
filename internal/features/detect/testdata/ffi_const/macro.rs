macro_rules! m {
    ($name:ident) => {
        #[ffi_const] //~ use ffi_const
        fn f();
    };
}
many! {
    #[ffi_const] //~ use ffi_const
    fn f();
}
