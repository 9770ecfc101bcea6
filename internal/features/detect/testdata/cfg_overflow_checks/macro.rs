macro_rules! m {
    ($n:ident) => {
        #[cfg(not(overflow_checks))] //~ use cfg_overflow_checks
        fn $n() { assert!(cfg!(overflow_checks)); } //~ use cfg_overflow_checks
    };
}
