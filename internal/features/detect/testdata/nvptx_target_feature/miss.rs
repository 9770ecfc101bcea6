#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "ptx32"; }
#[cfg(target_feature = "ptx32")]
fn b() {}
// #[target_feature(enable = "ptx32")]
fn c() {}
