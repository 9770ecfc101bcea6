// #[stable(feature = "a")]
fn stable(unstable: u8) {}
#[doc(stable)]
mod m {}
#[rustc_const_stable_indirect]
const fn g() {}
