#[doc(cfg(unix))] //~ use doc_cfg
mod a {}
#[cfg_attr(docsrs, doc(cfg(unix)))] //~ use doc_cfg
mod b {}
mod outer {
    #[cfg_attr(docsrs, doc(cfg(unix)))] //~ use doc_cfg
    mod same {}
}
