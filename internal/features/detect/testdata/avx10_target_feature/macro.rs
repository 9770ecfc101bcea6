macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "avx10.2")] //~ use avx10_target_feature
        unsafe fn $n() {}
    };
}
