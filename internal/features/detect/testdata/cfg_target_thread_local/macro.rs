macro_rules! m {
    ($n:ident) => {
        #[cfg(not(target_thread_local))] //~ use cfg_target_thread_local
        fn $n() { assert!(cfg!(target_thread_local)); } //~ use cfg_target_thread_local
    };
}
