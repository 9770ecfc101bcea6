// #[stable(feature = "a")]
fn stable(unstable: u8) {}
#[doc(stable)]
mod m {}
