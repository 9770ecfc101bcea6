#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "allows-misaligned-mem-access"; }
#[cfg(target_feature = "allows-misaligned-mem-access")]
fn b() {}
// #[target_feature(enable = "allows-misaligned-mem-access")]
fn c() {}
