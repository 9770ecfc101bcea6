#[doc = "masked"]
#[doc(hidden)]
/// #[doc(masked)]
mod masked {}
#[other(masked)]
mod b {}
