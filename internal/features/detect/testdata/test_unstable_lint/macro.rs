macro_rules! m {
    ($n:ident) => {
        #[warn(test_unstable_lint)] //~ use test_unstable_lint
        fn $n() {}
    };
}
