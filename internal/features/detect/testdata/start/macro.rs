macro_rules! m {
    ($n:ident) => {
        #[start]
        fn $n() {} //~ use start
    };
}
