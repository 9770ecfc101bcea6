macro_rules! m {
    ($name:ident) => {
        #[force_target_feature(enable = "avx2")] //~ use effective_target_features
        fn f() {}
    };
}
many! {
    #[force_target_feature(enable = "avx2")] //~ use effective_target_features
    fn f() {}
}
