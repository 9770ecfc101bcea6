macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "f16c")] //~ use f16c_target_feature
        unsafe fn $n() {}
    };
}
