macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "xop")] //~ use xop_target_feature
        unsafe fn $n() {}
    };
}
