macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "aclass")] //~ use arm_target_feature
        unsafe fn $n() {}
    };
}
