macro_rules! m {
    ($name:ident) => {
        #[no_coverage] //~ use no_coverage
        fn f() {}
    };
}
many! {
    #[no_coverage] //~ use no_coverage
    fn f() {}
}
