macro_rules! m {
    ($n:ident) => {
        #[doc(auto_cfg)] //~ use doc_auto_cfg
        mod $n {}
    };
}
