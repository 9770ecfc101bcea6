macro_rules! m {
    ($name:ident) => {
        #[coverage(off)] //~ use coverage_attribute
        fn f() {}
    };
}
many! {
    #[coverage(off)] //~ use coverage_attribute
    fn f() {}
}
