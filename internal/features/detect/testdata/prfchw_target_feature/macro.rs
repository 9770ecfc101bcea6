macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "prfchw")] //~ use prfchw_target_feature
        unsafe fn $n() {}
    };
}
