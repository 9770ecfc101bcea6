macro_rules! m {
    ($n:ident) => {
        #[doc(keyword = "match")] //~ use rustdoc_internals
        mod $n {}
    };
}
