#[cfg(ub_checks)] //~ use cfg_ub_checks
fn a() {}
#[cfg_attr(all(unix, not(ub_checks)), inline)] //~ use cfg_ub_checks
fn b() {
    if cfg!(ub_checks) {} //~ use cfg_ub_checks
    if cfg!(any(unix, not(all(ub_checks)))) {} //~ use cfg_ub_checks
}
