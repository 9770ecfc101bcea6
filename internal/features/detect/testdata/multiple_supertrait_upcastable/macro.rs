macro_rules! m {
    ($n:ident) => {
        #[warn(multiple_supertrait_upcastable)] //~ use multiple_supertrait_upcastable
        fn $n() {}
    };
}
