#[cfg(panic = "unwind")] //~ use cfg_panic
fn a() {}
#[cfg_attr(all(unix, not(panic = "unwind")), inline)] //~ use cfg_panic
fn b() {
    if cfg!(panic = "unwind") {} //~ use cfg_panic
    if cfg!(any(unix, not(all(panic = "unwind")))) {} //~ use cfg_panic
}
