#[doc(keyword = "match")] //~ use rustdoc_internals
mod a {}
#[cfg_attr(docsrs, doc(keyword = "match"))] //~ use rustdoc_internals
mod b {}
#![doc(rust_logo)] //~ use rustdoc_internals
