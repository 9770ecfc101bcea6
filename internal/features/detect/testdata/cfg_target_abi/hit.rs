#[cfg(target_abi = "eabihf")] //~ use cfg_target_abi
fn a() {}
#[cfg_attr(all(unix, not(target_abi = "eabihf")), inline)] //~ use cfg_target_abi
fn b() {
    if cfg!(target_abi = "eabihf") {} //~ use cfg_target_abi
    if cfg!(any(unix, not(all(target_abi = "eabihf")))) {} //~ use cfg_target_abi
}
