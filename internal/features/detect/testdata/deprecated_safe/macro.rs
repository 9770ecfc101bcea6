macro_rules! m {
    ($name:ident) => {
        #[deprecated_safe(since = "1.0.0", note = "x")] //~ use deprecated_safe
        fn f() {}
    };
}
many! {
    #[deprecated_safe(since = "1.0.0", note = "x")] //~ use deprecated_safe
    fn f() {}
}
