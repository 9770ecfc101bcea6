macro_rules! m {
    ($name:ident) => {
        #[rustc_intrinsic] //~ use intrinsics
        fn f() {}
    };
}
many! {
    #[rustc_intrinsic] //~ use intrinsics
    fn f() {}
}
