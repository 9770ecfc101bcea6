macro_rules! m {
    ($name:ident) => {
        #[rustc_align(16)] //~ use fn_align
        fn f() {}
    };
}
many! {
    #[rustc_align(16)] //~ use fn_align
    fn f() {}
}
