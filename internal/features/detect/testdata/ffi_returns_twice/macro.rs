macro_rules! m {
    ($name:ident) => {
        #[ffi_returns_twice] //~ use ffi_returns_twice
        fn f();
    };
}
many! {
    #[ffi_returns_twice] //~ use ffi_returns_twice
    fn f();
}
