#[doc(masked)] //~ use doc_masked
mod a {}
#[cfg_attr(docsrs, doc(masked))] //~ use doc_masked
mod b {}
