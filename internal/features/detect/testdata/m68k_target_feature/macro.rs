macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "isa-68000")] //~ use m68k_target_feature
        unsafe fn $n() {}
    };
}
