macro_rules! m {
    ($n:ident) => {
        #[expect(unused)] //~ use lint_reasons
        fn $n() {}
        #[warn(unused, reason = "y")] //~ use lint_reasons
        fn g() {}
    };
}
