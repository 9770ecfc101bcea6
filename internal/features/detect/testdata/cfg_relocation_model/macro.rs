macro_rules! m {
    ($n:ident) => {
        #[cfg(not(relocation_model = "pic"))] //~ use cfg_relocation_model
        fn $n() { assert!(cfg!(relocation_model = "pic")); } //~ use cfg_relocation_model
    };
}
