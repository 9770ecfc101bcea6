#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "10e60"; }
#[cfg(target_feature = "10e60")]
fn b() {}
// #[target_feature(enable = "10e60")]
fn c() {}
