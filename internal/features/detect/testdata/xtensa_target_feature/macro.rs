macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "coprocessor")] //~ use xtensa_target_feature
        unsafe fn $n() {}
    };
}
