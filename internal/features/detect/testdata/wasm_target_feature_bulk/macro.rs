macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "bulk-memory")] //~ use wasm_target_feature
        unsafe fn $n() {}
    };
}
