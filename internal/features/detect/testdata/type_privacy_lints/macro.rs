macro_rules! m {
    ($n:ident) => {
        #[warn(unnameable_types)] //~ use type_privacy_lints
        fn $n() {}
    };
}
