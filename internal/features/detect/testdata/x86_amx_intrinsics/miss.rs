#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "amx-avx512"; }
#[cfg(target_feature = "amx-avx512")]
fn b() {}
// #[target_feature(enable = "amx-avx512")]
fn c() {}
