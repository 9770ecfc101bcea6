// #[cfg(target_has_atomic_equal_alignment = "8")]
#[cfg(feature = "target_has_atomic_equal_alignment")]
fn a() {}
#[cfg_attr(unix, target_has_atomic_equal_alignment)]
fn b() { let target_has_atomic_equal_alignment = 1; other!(target_has_atomic_equal_alignment = "8"); }
#[mycfg(target_has_atomic_equal_alignment = "8")]
fn c() {}
