#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "fp64"; }
#[cfg(target_feature = "fp64")]
fn b() {}
// #[target_feature(enable = "fp64")]
fn c() {}
