macro_rules! m {
    ($x:ident, $t:ty) => {
        impl A { reuse B::c; } //~ use fn_delegation
    };
}
