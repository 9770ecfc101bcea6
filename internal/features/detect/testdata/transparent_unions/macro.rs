macro_rules! m {
    ($n:ident) => {
        #[repr(transparent)]
        pub union $n { a: u8 } //~ use transparent_unions
    };
}
