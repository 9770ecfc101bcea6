#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "cssc"; }
#[cfg(target_feature = "cssc")]
fn b() {}
// #[target_feature(enable = "cssc")]
fn c() {}
