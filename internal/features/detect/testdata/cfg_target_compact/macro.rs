macro_rules! m {
    ($n:ident) => {
        #[cfg(target(os = "linux"))] //~ use cfg_target_compact
        fn $n() {}
    };
}
