macro_rules! m {
    ($x:ident, $t:ty) => {
        unsafe extern "C" fn $x(a: $t, ...) {} //~ use c_variadic
    };
}
