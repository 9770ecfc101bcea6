macro_rules! m {
    ($name:ident) => {
        #[rustc_allow_const_fn_unstable(const_trait_impl)] //~ use rustc_attrs
        fn f() {}
    };
}
many! {
    #[rustc_allow_const_fn_unstable(const_trait_impl)] //~ use rustc_attrs
    fn f() {}
}
