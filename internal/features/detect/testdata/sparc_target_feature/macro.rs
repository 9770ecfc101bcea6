macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "leoncasa")] //~ use sparc_target_feature
        unsafe fn $n() {}
    };
}
