#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "32s"; }
#[cfg(target_feature = "32s")]
fn b() {}
// #[target_feature(enable = "32s")]
fn c() {}
