macro_rules! m {
    ($name:ident) => {
        #[allow_internal_unsafe] //~ use allow_internal_unsafe
        fn f() {}
    };
}
many! {
    #[allow_internal_unsafe] //~ use allow_internal_unsafe
    fn f() {}
}
