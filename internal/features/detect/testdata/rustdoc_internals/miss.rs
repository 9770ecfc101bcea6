#[doc = "keyword"]
#[doc(hidden)]
/// #[doc(keyword = "match")]
mod keyword {}
#[other(keyword = "match")]
mod b {}
