macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "zaamo")] //~ use riscv_target_feature
        unsafe fn $n() {}
    };
}
