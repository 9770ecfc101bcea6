macro_rules! m {
    ($n:ident) => {
        fn $n() {
            #![rustfmt::skip] //~ use custom_inner_attributes
        }
    };
}
