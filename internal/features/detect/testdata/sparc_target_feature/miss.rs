#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "leoncasa"; }
#[cfg(target_feature = "leoncasa")]
fn b() {}
// #[target_feature(enable = "leoncasa")]
fn c() {}
