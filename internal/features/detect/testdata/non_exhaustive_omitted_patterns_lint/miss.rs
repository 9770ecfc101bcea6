// #![deny(non_exhaustive_omitted_patterns)]
#[allow(clippy::non_exhaustive_omitted_patterns)]
fn f() { let non_exhaustive_omitted_patterns = 1; }
#[my(non_exhaustive_omitted_patterns)]
fn g() {}
