macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "reference-types")] //~ use wasm_target_feature
        unsafe fn $n() {}
    };
}
