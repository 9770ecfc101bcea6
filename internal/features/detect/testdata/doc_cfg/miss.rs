#[doc = "cfg"]
#[doc(hidden)]
/// #[doc(cfg(unix))]
mod m {}
#[other(cfg(unix))]
mod b {}
