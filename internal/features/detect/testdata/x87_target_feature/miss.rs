#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "x87"; }
#[cfg(target_feature = "x87")]
fn b() {}
// #[target_feature(enable = "x87")]
fn c() {}
