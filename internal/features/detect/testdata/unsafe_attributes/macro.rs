macro_rules! m {
    ($n:ident) => {
        #[unsafe(no_mangle)] //~ use unsafe_attributes
        fn $n() {}
    };
}
