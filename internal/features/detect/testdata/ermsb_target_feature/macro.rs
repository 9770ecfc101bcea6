macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "ermsb")] //~ use ermsb_target_feature
        unsafe fn $n() {}
    };
}
