macro_rules! m {
    ($n:ident) => {
        #[cfg(not(target_has_atomic_load_store = "64"))] //~ use cfg_target_has_atomic
        fn $n() { assert!(cfg!(target_has_atomic_load_store = "64")); } //~ use cfg_target_has_atomic
    };
}
