extern "C" {
    #[ffi_returns_twice] //~ use ffi_returns_twice
    fn f();
}
extern "C" {
    #[cfg_attr(CONFIG_X, ffi_returns_twice)] //~ use ffi_returns_twice
    fn f();
}
