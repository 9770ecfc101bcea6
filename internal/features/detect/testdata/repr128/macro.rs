macro_rules! m {
    ($n:ident) => {
        #[repr(u128)]
        enum $n { A } //~ use repr128
    };
}
