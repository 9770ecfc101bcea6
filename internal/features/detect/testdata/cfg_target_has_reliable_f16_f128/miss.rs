// #[cfg(target_has_reliable_f16)]
#[cfg(feature = "target_has_reliable_f16")]
fn a() {}
#[cfg_attr(unix, target_has_reliable_f16)]
fn b() { let target_has_reliable_f16 = 1; other!(target_has_reliable_f16); }
#[mycfg(target_has_reliable_f16)]
fn c() {}
