#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "avx512bf16"; }
#[cfg(target_feature = "avx512bf16")]
fn b() {}
// #[target_feature(enable = "avx512bf16")]
fn c() {}
