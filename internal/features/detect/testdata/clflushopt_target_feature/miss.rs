#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "clflushopt"; }
#[cfg(target_feature = "clflushopt")]
fn b() {}
// #[target_feature(enable = "clflushopt")]
fn c() {}
