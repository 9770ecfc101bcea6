macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "movbe")] //~ use movbe_target_feature
        unsafe fn $n() {}
    };
}
