#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "avx10.2"; }
#[cfg(target_feature = "avx10.2")]
fn b() {}
// #[target_feature(enable = "avx10.2")]
fn c() {}
