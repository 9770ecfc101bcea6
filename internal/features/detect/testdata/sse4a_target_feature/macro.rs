macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "sse4a")] //~ use sse4a_target_feature
        unsafe fn $n() {}
    };
}
