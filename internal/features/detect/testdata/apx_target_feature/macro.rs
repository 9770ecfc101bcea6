macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "apxf")] //~ use apx_target_feature
        unsafe fn $n() {}
    };
}
