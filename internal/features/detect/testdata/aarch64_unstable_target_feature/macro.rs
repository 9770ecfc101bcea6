macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "cssc")] //~ use aarch64_unstable_target_feature
        unsafe fn $n() {}
    };
}
