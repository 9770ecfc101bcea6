macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "backchain")] //~ use s390x_target_feature
        unsafe fn $n() {}
    };
}
