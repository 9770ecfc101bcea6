macro_rules! m {
    ($name:ident) => {
        #[sanitize(address = "off")] //~ use sanitize
        fn f() {}
    };
}
many! {
    #[sanitize(address = "off")] //~ use sanitize
    fn f() {}
}
