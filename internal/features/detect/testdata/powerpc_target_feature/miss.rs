#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "altivec"; }
#[cfg(target_feature = "altivec")]
fn b() {}
// #[target_feature(enable = "altivec")]
fn c() {}
