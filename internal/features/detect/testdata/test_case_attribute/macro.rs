macro_rules! m {
    ($n:ident) => {
        #[test_case] //~ use custom_test_frameworks
        fn $n() {}
    };
}
