macro_rules! m {
    ($name:ident) => {
        #[custom_mir(dialect = "built")] //~ use custom_mir
        fn f() {}
    };
}
many! {
    #[custom_mir(dialect = "built")] //~ use custom_mir
    fn f() {}
}
