#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "lahfsahf"; }
#[cfg(target_feature = "lahfsahf")]
fn b() {}
// #[target_feature(enable = "lahfsahf")]
fn c() {}
