macro_rules! m {
    ($n:ident) => {
        #[doc(cfg_hide(docs))] //~ use doc_cfg_hide
        mod $n {}
    };
}
