macro_rules! m {
    ($x:ident, $t:ty) => {
        fn f() -> impl A + use<> { b } //~ use precise_capturing
    };
}
