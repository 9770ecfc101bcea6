macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "altivec")] //~ use powerpc_target_feature
        unsafe fn $n() {}
    };
}
