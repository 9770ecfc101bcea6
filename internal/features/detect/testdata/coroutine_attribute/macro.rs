macro_rules! m {
    ($name:ident) => {
        #[coroutine] //~ use coroutines
        fn f() {}
    };
}
many! {
    #[coroutine] //~ use coroutines
    fn f() {}
}
