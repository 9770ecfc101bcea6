macro_rules! m {
    ($n:ident) => {
        #[alloc_error_handler] //~ use alloc_error_handler
        fn $n() {}
    };
}
