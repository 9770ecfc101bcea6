macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "supm")] //~ use riscv_target_feature
        unsafe fn $n() {}
    };
}
