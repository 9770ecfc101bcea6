macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "x87")] //~ use x87_target_feature
        unsafe fn $n() {}
    };
}
