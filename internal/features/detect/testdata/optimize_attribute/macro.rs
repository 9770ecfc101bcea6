macro_rules! m {
    ($name:ident) => {
        #[optimize(size)] //~ use optimize_attribute
        fn f() {}
    };
}
many! {
    #[optimize(size)] //~ use optimize_attribute
    fn f() {}
}
