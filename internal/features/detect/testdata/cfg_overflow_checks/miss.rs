// #[cfg(overflow_checks)]
#[cfg(feature = "overflow_checks")]
fn a() {}
#[cfg_attr(unix, overflow_checks)]
fn b() { let overflow_checks = 1; other!(overflow_checks); }
#[mycfg(overflow_checks)]
fn c() {}
