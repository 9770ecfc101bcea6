// #[cfg(target_thread_local)]
#[cfg(feature = "target_thread_local")]
fn a() {}
#[cfg_attr(unix, target_thread_local)]
fn b() { let target_thread_local = 1; other!(target_thread_local); }
#[mycfg(target_thread_local)]
fn c() {}
