macro_rules! m {
    ($n:ident) => {
        #[cfg(not(sanitize = "address"))] //~ use cfg_sanitize
        fn $n() { assert!(cfg!(sanitize = "address")); } //~ use cfg_sanitize
    };
}
