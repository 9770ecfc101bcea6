#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "movbe"; }
#[cfg(target_feature = "movbe")]
fn b() {}
// #[target_feature(enable = "movbe")]
fn c() {}
