macro_rules! m {
    ($x:ident, $t:ty) => {
        unsafe extern "C" { fn $x(); } //~ use unsafe_extern_blocks
    };
}
