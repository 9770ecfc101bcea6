// #[cfg(target_abi = "eabihf")]
#[cfg(feature = "target_abi")]
fn a() {}
#[cfg_attr(unix, target_abi)]
fn b() { let target_abi = 1; other!(target_abi = "eabihf"); }
#[mycfg(target_abi = "eabihf")]
fn c() {}
