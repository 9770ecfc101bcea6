macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "movrs")] //~ use movrs_target_feature
        unsafe fn $n() {}
    };
}
