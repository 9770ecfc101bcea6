macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "v8.1a")] //~ use aarch64_ver_target_feature
        unsafe fn $n() {}
    };
}
