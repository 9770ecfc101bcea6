#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "audio"; }
#[cfg(target_feature = "audio")]
fn b() {}
// #[target_feature(enable = "audio")]
fn c() {}
