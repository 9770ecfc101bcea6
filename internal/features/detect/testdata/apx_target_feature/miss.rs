#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "apxf"; }
#[cfg(target_feature = "apxf")]
fn b() {}
// #[target_feature(enable = "apxf")]
fn c() {}
