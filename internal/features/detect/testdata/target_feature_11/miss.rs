#[target_feature(enable = "sse2")]
unsafe fn a() {}
#[inline]
#[target_feature(enable = "sse2")]
pub const unsafe extern "C" fn b() {}
#[cfg(target_feature = "sse2")]
fn c() {}
