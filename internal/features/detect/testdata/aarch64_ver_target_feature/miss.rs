#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "v8.1a"; }
#[cfg(target_feature = "v8.1a")]
fn b() {}
// #[target_feature(enable = "v8.1a")]
fn c() {}
