macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "fp64")] //~ use mips_target_feature
        unsafe fn $n() {}
    };
}
