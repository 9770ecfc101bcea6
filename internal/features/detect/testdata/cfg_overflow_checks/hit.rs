#[cfg(overflow_checks)] //~ use cfg_overflow_checks
fn a() {}
#[cfg_attr(all(unix, not(overflow_checks)), inline)] //~ use cfg_overflow_checks
fn b() {
    if cfg!(overflow_checks) {} //~ use cfg_overflow_checks
    if cfg!(any(unix, not(all(overflow_checks)))) {} //~ use cfg_overflow_checks
}
