macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "audio")] //~ use hexagon_target_feature
        unsafe fn $n() {}
    };
}
