macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "tbm")] //~ use tbm_target_feature
        unsafe fn $n() {}
    };
}
