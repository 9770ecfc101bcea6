#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "xop"; }
#[cfg(target_feature = "xop")]
fn b() {}
// #[target_feature(enable = "xop")]
fn c() {}
