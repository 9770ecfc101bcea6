#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "backchain"; }
#[cfg(target_feature = "backchain")]
fn b() {}
// #[target_feature(enable = "backchain")]
fn c() {}
