macro_rules! m {
    ($n:ident) => {
        #[cfg(not(sanitizer_cfi_generalize_pointers))] //~ use cfg_sanitizer_cfi
        fn $n() { assert!(cfg!(sanitizer_cfi_generalize_pointers)); } //~ use cfg_sanitizer_cfi
    };
}
