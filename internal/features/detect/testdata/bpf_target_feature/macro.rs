macro_rules! m {
    ($n:ident) => {
        #[target_feature(enable = "allows-misaligned-mem-access")] //~ use bpf_target_feature
        unsafe fn $n() {}
    };
}
