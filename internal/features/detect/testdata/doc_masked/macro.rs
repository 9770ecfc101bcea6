macro_rules! m {
    ($n:ident) => {
        #[doc(masked)] //~ use doc_masked
        mod $n {}
    };
}
