macro_rules! m {
    ($n:ident) => {
        #[cfg(not(target_object_format = "elf"))] //~ use cfg_target_object_format
        fn $n() { assert!(cfg!(target_object_format = "elf")); } //~ use cfg_target_object_format
    };
}
