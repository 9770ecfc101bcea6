#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "sse4a"; }
#[cfg(target_feature = "sse4a")]
fn b() {}
// #[target_feature(enable = "sse4a")]
fn c() {}
