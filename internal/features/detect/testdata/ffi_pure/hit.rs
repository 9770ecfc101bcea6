extern "C" {
    #[ffi_pure] //~ use ffi_pure
    fn f();
}
extern "C" {
    #[cfg_attr(CONFIG_X, ffi_pure)] //~ use ffi_pure
    fn f();
}
