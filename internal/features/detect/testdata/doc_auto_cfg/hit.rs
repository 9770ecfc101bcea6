#[doc(auto_cfg)] //~ use doc_auto_cfg
mod a {}
#[cfg_attr(docsrs, doc(auto_cfg))] //~ use doc_auto_cfg
mod b {}
