macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "frecipe")] //~ use loongarch_target_feature
        unsafe fn $n() {}
    };
}
