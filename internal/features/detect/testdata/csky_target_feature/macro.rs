macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "10e60")] //~ use csky_target_feature
        unsafe fn $n() {}
    };
}
