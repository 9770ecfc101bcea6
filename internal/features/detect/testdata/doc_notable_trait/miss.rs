#[doc = "notable_trait"]
#[doc(hidden)]
/// #[doc(notable_trait)]
mod notable_trait {}
#[other(notable_trait)]
mod b {}
