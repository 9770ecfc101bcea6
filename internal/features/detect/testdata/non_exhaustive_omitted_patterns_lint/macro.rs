macro_rules! m {
    ($n:ident) => {
        #[warn(non_exhaustive_omitted_patterns)] //~ use non_exhaustive_omitted_patterns_lint
        fn $n() {}
    };
}
