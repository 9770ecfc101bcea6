#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "zaamo"; }
#[cfg(target_feature = "zaamo")]
fn b() {}
// #[target_feature(enable = "zaamo")]
fn c() {}
