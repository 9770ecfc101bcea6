#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "ermsb"; }
#[cfg(target_feature = "ermsb")]
fn b() {}
// #[target_feature(enable = "ermsb")]
fn c() {}
