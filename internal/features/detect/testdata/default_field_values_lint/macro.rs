macro_rules! m {
    ($n:ident) => {
        #[warn(default_overrides_default_fields)] //~ use default_field_values
        fn $n() {}
    };
}
