#[doc(notable_trait)] //~ use doc_notable_trait
mod a {}
#[cfg_attr(docsrs, doc(notable_trait))] //~ use doc_notable_trait
mod b {}
