macro_rules! m {
    ($n:ident) => {
        #[stable(feature = "a", since = "1.0.0")] //~ use staged_api
        pub fn $n() {}
    };
}
