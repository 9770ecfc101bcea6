macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "rtm")] //~ use rtm_target_feature
        unsafe fn $n() {}
    };
}
