macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "atomics")] //~ use wasm_target_feature
        unsafe fn $n() {}
    };
}
