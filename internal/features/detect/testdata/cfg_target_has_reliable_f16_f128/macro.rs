macro_rules! m {
    ($n:ident) => {
        #[cfg(not(target_has_reliable_f16))] //~ use cfg_target_has_reliable_f16_f128
        fn $n() { assert!(cfg!(target_has_reliable_f16)); } //~ use cfg_target_has_reliable_f16_f128
    };
}
