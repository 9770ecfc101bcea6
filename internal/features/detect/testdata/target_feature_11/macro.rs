macro_rules! m {
    ($v:vis $n:ident) => {
        #[target_feature(enable = "sse2")] //~ use target_feature_11
        $v fn $n() {}
        #[target_feature(enable = "sse2")]
        $v unsafe fn g() {}
    };
}
