// #[cfg(target_has_atomic_load_store = "64")]
#[cfg(feature = "target_has_atomic_load_store")]
fn a() {}
#[cfg_attr(unix, target_has_atomic_load_store)]
fn b() { let target_has_atomic_load_store = 1; other!(target_has_atomic_load_store = "64"); }
#[mycfg(target_has_atomic_load_store = "64")]
fn c() {}
