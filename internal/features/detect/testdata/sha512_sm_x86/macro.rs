macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "sha512")] //~ use sha512_sm_x86
        unsafe fn $n() {}
    };
}
