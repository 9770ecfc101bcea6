#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "reference-types"; }
#[cfg(target_feature = "reference-types")]
fn b() {}
// #[target_feature(enable = "reference-types")]
fn c() {}
