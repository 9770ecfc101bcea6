// #![deny(unnameable_types)]
#[allow(clippy::unnameable_types)]
fn f() { let unnameable_types = 1; }
#[my(unnameable_types)]
fn g() {}
