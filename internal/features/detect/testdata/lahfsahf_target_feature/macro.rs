macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "lahfsahf")] //~ use lahfsahf_target_feature
        unsafe fn $n() {}
    };
}
