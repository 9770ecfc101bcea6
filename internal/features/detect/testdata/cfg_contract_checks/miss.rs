// #[cfg(contract_checks)]
#[cfg(feature = "contract_checks")]
fn a() {}
#[cfg_attr(unix, contract_checks)]
fn b() { let contract_checks = 1; other!(contract_checks); }
#[mycfg(contract_checks)]
fn c() {}
