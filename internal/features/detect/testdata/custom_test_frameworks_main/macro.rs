macro_rules! m {
    ($name:ident) => {
        #[reexport_test_harness_main = "main"] //~ use custom_test_frameworks
        mod x {}
    };
}
many! {
    #[reexport_test_harness_main = "main"] //~ use custom_test_frameworks
    mod x {}
}
