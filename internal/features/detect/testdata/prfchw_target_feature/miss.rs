#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "prfchw"; }
#[cfg(target_feature = "prfchw")]
fn b() {}
// #[target_feature(enable = "prfchw")]
fn c() {}
