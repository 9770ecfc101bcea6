macro_rules! m {
    ($n:ident) => {
        #[cfg(not(sanitize = "address"))] //~ use cfg_sanitize
        fn $n() { assert!(cfg!(sanitize = "address")); } //~ use cfg_sanitize
    };
}
macro_rules! n {
    ($e:expr) => { cfg_select! { sanitize = "address" => { $e } _ => {} } }; //~ use cfg_sanitize
}
