#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "frecipe"; }
#[cfg(target_feature = "frecipe")]
fn b() {}
// #[target_feature(enable = "frecipe")]
fn c() {}
