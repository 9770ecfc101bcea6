macro_rules! m {
    ($name:ident) => {
        #[no_sanitize(cfi)] //~ use no_sanitize
        fn f() {}
    };
}
many! {
    #[no_sanitize(cfi)] //~ use no_sanitize
    fn f() {}
}
