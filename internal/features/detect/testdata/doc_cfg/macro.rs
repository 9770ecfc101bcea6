macro_rules! m {
    ($n:ident) => {
        #[doc(cfg(unix))] //~ use doc_cfg
        mod $n {}
    };
}
