#[doc = "cfg_hide"]
#[doc(hidden)]
/// #[doc(cfg_hide(docs))]
mod cfg_hide {}
#[other(cfg_hide(docs))]
mod b {}
