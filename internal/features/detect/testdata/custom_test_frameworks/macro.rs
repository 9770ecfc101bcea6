macro_rules! m {
    ($name:ident) => {
        #[test_runner(runner)] //~ use custom_test_frameworks
        mod x {}
    };
}
many! {
    #[test_runner(runner)] //~ use custom_test_frameworks
    mod x {}
}
