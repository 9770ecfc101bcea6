macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "avx512bf16")] //~ use avx512_target_feature
        unsafe fn $n() {}
    };
}
