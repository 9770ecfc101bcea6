macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "amx-avx512")] //~ use x86_amx_intrinsics
        unsafe fn $n() {}
    };
}
