macro_rules! m {
    ($n:ident) => {
        #[unsafe(naked)]
        unsafe extern "sysv64" fn $n(x: u8, args: ...) {} //~ use c_variadic_naked_functions
    };
}
