#[cfg(contract_checks)] //~ use cfg_contract_checks
fn a() {}
#[cfg_attr(all(unix, not(contract_checks)), inline)] //~ use cfg_contract_checks
fn b() {
    if cfg!(contract_checks) {} //~ use cfg_contract_checks
    if cfg!(any(unix, not(all(contract_checks)))) {} //~ use cfg_contract_checks
}
