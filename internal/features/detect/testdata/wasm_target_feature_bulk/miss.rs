#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "bulk-memory"; }
#[cfg(target_feature = "bulk-memory")]
fn b() {}
// #[target_feature(enable = "bulk-memory")]
fn c() {}
#[target_feature(enable = "simd128")]
unsafe fn d() {}
