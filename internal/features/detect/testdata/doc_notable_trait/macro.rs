macro_rules! m {
    ($n:ident) => {
        #[doc(notable_trait)] //~ use doc_notable_trait
        mod $n {}
    };
}
