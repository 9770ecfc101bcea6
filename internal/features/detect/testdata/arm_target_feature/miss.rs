#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "aclass"; }
#[cfg(target_feature = "aclass")]
fn b() {}
// #[target_feature(enable = "aclass")]
fn c() {}
