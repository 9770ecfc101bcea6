macro_rules! m {
    ($t:ty) => {
        #[rustc_on_unimplemented(message = "x")] //~ use rustc_attrs
        trait T {}
    };
}
