macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "addsubiw")] //~ use avr_target_feature
        unsafe fn $n() {}
    };
}
