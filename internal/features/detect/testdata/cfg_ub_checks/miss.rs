// #[cfg(ub_checks)]
#[cfg(feature = "ub_checks")]
fn a() {}
#[cfg_attr(unix, ub_checks)]
fn b() { let ub_checks = 1; other!(ub_checks); }
#[mycfg(ub_checks)]
fn c() {}
