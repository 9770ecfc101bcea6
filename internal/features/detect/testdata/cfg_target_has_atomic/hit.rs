#[cfg(target_has_atomic_load_store = "64")] //~ use cfg_target_has_atomic
fn a() {}
#[cfg_attr(all(unix, not(target_has_atomic_load_store = "64")), inline)] //~ use cfg_target_has_atomic
fn b() {
    if cfg!(target_has_atomic_load_store = "64") {} //~ use cfg_target_has_atomic
    if cfg!(any(unix, not(all(target_has_atomic_load_store = "64")))) {} //~ use cfg_target_has_atomic
}
