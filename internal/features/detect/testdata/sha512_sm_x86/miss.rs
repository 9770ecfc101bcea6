#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "sha512"; }
#[cfg(target_feature = "sha512")]
fn b() {}
// #[target_feature(enable = "sha512")]
fn c() {}
