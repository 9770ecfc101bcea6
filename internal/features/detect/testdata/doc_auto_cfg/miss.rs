#[doc = "auto_cfg"]
#[doc(hidden)]
/// #[doc(auto_cfg)]
mod auto_cfg {}
#[other(auto_cfg)]
mod b {}
