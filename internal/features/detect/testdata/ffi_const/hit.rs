extern "C" {
    #[ffi_const] //~ use ffi_const
    fn f();
}
extern "C" {
    #[cfg_attr(CONFIG_X, ffi_const)] //~ use ffi_const
    fn f();
}
