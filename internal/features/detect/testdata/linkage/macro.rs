macro_rules! m {
    ($name:ident) => {
        #[linkage = "weak"] //~ use linkage
        fn f() {}
    };
}
many! {
    #[linkage = "weak"] //~ use linkage
    fn f() {}
}
