macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "32s")] //~ use loongarch_target_feature
        unsafe fn $n() {}
    };
}
