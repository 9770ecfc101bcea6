macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "vector")] //~ use s390x_target_feature
        unsafe fn $n() {}
    };
}
