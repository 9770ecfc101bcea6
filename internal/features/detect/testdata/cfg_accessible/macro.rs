macro_rules! m {
    ($n:ident) => {
        #[cfg_accessible] //~ use cfg_accessible
        fn $n() {}
    };
}
