macro_rules! m {
    ($name:ident) => {
        #[unroll] //~ use loop_hints
        fn f() {}
    };
}
many! {
    #[unroll] //~ use loop_hints
    fn f() {}
}
