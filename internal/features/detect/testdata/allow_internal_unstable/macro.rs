macro_rules! m {
    ($name:ident) => {
        #[allow_internal_unstable(asm)] //~ use allow_internal_unstable
        fn f() {}
    };
}
many! {
    #[allow_internal_unstable(asm)] //~ use allow_internal_unstable
    fn f() {}
}
