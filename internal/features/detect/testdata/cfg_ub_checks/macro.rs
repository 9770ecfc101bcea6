macro_rules! m {
    ($n:ident) => {
        #[cfg(not(ub_checks))] //~ use cfg_ub_checks
        fn $n() { assert!(cfg!(ub_checks)); } //~ use cfg_ub_checks
    };
}
