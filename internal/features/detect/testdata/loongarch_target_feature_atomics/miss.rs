#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "lam-bh"; }
#[cfg(target_feature = "lam-bh")]
fn b() {}
// #[target_feature(enable = "lam-bh")]
fn c() {}
