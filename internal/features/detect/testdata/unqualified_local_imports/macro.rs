macro_rules! m {
    ($n:ident) => {
        #[warn(unqualified_local_imports)] //~ use unqualified_local_imports
        fn $n() {}
    };
}
