#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "coprocessor"; }
#[cfg(target_feature = "coprocessor")]
fn b() {}
// #[target_feature(enable = "coprocessor")]
fn c() {}
