#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "movrs"; }
#[cfg(target_feature = "movrs")]
fn b() {}
// #[target_feature(enable = "movrs")]
fn c() {}
