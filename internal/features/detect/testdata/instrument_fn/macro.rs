macro_rules! m {
    ($name:ident) => {
        #[instrument_fn = "off"] //~ use instrument_fn
        fn f() {}
    };
}
many! {
    #[instrument_fn = "off"] //~ use instrument_fn
    fn f() {}
}
