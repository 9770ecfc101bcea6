macro_rules! m {
    ($n:ident) => {
        #[cfg(not(target_has_atomic_equal_alignment = "8"))] //~ use cfg_target_has_atomic_equal_alignment
        fn $n() { assert!(cfg!(target_has_atomic_equal_alignment = "8")); } //~ use cfg_target_has_atomic_equal_alignment
    };
}
