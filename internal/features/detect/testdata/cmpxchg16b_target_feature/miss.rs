#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "cmpxchg16b"; }
#[cfg(target_feature = "cmpxchg16b")]
fn b() {}
// #[target_feature(enable = "cmpxchg16b")]
fn c() {}
