macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "clflushopt")] //~ use clflushopt_target_feature
        unsafe fn $n() {}
    };
}
