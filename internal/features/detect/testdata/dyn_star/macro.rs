macro_rules! m {
    ($x:ident, $t:ty) => {
        fn g(a: dyn* A) {} //~ use dyn_star
    };
}
