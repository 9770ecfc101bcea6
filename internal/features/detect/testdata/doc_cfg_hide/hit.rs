#[doc(cfg_hide(docs))] //~ use doc_cfg_hide
mod a {}
#[cfg_attr(docsrs, doc(cfg_hide(docs)))] //~ use doc_cfg_hide
mod b {}
