macro_rules! m {
    ($n:ident) => {
        #[cfg(not(target_abi = "eabihf"))] //~ use cfg_target_abi
        fn $n() { assert!(cfg!(target_abi = "eabihf")); } //~ use cfg_target_abi
    };
}
