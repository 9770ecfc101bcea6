#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "vector"; }
#[cfg(target_feature = "vector")]
fn b() {}
// #[target_feature(enable = "vector")]
fn c() {}
