#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "supm"; }
#[cfg(target_feature = "supm")]
fn b() {}
// #[target_feature(enable = "supm")]
fn c() {}
