macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "cmpxchg16b")] //~ use cmpxchg16b_target_feature
        unsafe fn $n() {}
    };
}
