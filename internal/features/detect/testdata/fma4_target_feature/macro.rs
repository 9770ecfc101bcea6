macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "fma4")] //~ use fma4_target_feature
        unsafe fn $n() {}
    };
}
