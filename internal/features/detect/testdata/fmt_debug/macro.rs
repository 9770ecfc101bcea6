macro_rules! m {
    ($n:ident) => {
        #[cfg(not(fmt_debug = "full"))] //~ use fmt_debug
        fn $n() { assert!(cfg!(fmt_debug = "full")); } //~ use fmt_debug
    };
}
