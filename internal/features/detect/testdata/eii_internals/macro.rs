macro_rules! m {
    ($name:ident) => {
        #[rustc_eii_foreign_item] //~ use eii_internals
        fn f() {}
    };
}
many! {
    #[rustc_eii_foreign_item] //~ use eii_internals
    fn f() {}
}
