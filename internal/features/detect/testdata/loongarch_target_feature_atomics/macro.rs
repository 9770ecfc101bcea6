macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "lam-bh")] //~ use loongarch_target_feature
        unsafe fn $n() {}
    };
}
