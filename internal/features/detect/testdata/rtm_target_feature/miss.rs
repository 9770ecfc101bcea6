#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "rtm"; }
#[cfg(target_feature = "rtm")]
fn b() {}
// #[target_feature(enable = "rtm")]
fn c() {}
