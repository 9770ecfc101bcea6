macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "ptx32")] //~ use nvptx_target_feature
        unsafe fn $n() {}
    };
}
