macro_rules! m {
    ($n:ident) => {
        #[cfg(false)] //~ use cfg_boolean_literals
        fn $n() {}
    };
}
