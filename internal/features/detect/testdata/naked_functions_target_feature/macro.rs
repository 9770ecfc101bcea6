macro_rules! m { ($n:ident) => {
    #[unsafe(naked)]
    #[target_feature(enable = "avx")] //~ use naked_functions_target_feature
    extern "C" fn $n() {}
}; }
