macro_rules! m {
    ($x:ident, $t:ty) => {
        impl const A for $t {} //~ use const_trait_impl
        const fn f<T: ~const A>() {} //~ use const_trait_impl
    };
}
