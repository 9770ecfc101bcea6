macro_rules! m {
    ($n:ident) => {
        #[derive_const] //~ use derive_const
        fn $n() {}
    };
}
