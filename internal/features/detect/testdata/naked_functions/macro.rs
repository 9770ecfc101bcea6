macro_rules! m {
    ($name:ident) => {
        #[naked] //~ use naked_functions
        fn f() {}
    };
}
many! {
    #[naked] //~ use naked_functions
    fn f() {}
}
