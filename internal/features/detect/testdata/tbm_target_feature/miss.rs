#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "tbm"; }
#[cfg(target_feature = "tbm")]
fn b() {}
// #[target_feature(enable = "tbm")]
fn c() {}
