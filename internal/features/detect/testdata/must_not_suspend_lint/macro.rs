macro_rules! m {
    ($n:ident) => {
        #[warn(must_not_suspend)] //~ use must_not_suspend
        fn $n() {}
    };
}
