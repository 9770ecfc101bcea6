#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "addsubiw"; }
#[cfg(target_feature = "addsubiw")]
fn b() {}
// #[target_feature(enable = "addsubiw")]
fn c() {}
