macro_rules! m {
    ($name:ident) => {
        #[rustc_unroll] //~ use loop_hints
        fn f() {}
    };
}
many! {
    #[rustc_unroll] //~ use loop_hints
    fn f() {}
}
