macro_rules! m {
    ($n:ident) => {
        #[cfg_eval] //~ use cfg_eval
        fn $n() {}
    };
}
