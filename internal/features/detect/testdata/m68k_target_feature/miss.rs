#[target_feature(enable = "sse2")]
unsafe fn a() { let s = "isa-68000"; }
#[cfg(target_feature = "isa-68000")]
fn b() {}
// #[target_feature(enable = "isa-68000")]
fn c() {}
