macro_rules! m {
    ($t:ident, $s:ty) => {
        impl $t for $s { fn f() -> impl Copy + use<> { 1 } } //~ use precise_capturing_in_traits
        impl $s { fn g() -> impl Copy + use<> { 1 } }
    };
}
