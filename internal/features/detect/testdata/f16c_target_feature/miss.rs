#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "f16c"; }
#[cfg(target_feature = "f16c")]
fn b() {}
// #[target_feature(enable = "f16c")]
fn c() {}
