macro_rules! m {
    ($n:ident) => {
        #[cfg(not(panic = "unwind"))] //~ use cfg_panic
        fn $n() { assert!(cfg!(panic = "unwind")); } //~ use cfg_panic
    };
}
