#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "atomics"; }
#[cfg(target_feature = "atomics")]
fn b() {}
// #[target_feature(enable = "atomics")]
fn c() {}
