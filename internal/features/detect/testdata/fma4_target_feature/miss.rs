#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "fma4"; }
#[cfg(target_feature = "fma4")]
fn b() {}
// #[target_feature(enable = "fma4")]
fn c() {}
