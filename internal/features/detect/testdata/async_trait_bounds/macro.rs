macro_rules! m {
    ($x:ident, $t:ty) => {
        fn f(a: impl async Fn($t)) {} //~ use async_trait_bounds
    };
}
