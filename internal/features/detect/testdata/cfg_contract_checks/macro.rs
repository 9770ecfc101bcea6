macro_rules! m {
    ($n:ident) => {
        #[cfg(not(contract_checks))] //~ use cfg_contract_checks
        fn $n() { assert!(cfg!(contract_checks)); } //~ use cfg_contract_checks
    };
}
