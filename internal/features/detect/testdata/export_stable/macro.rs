macro_rules! m {
    ($name:ident) => {
        #[export_stable] //~ use export_stable
        fn f() {}
    };
}
many! {
    #[export_stable] //~ use export_stable
    fn f() {}
}
