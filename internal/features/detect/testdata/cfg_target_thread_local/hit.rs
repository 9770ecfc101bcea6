#[cfg(target_thread_local)] //~ use cfg_target_thread_local
fn a() {}
#[cfg_attr(all(unix, not(target_thread_local)), inline)] //~ use cfg_target_thread_local
fn b() {
    if cfg!(target_thread_local) {} //~ use cfg_target_thread_local
    if cfg!(any(unix, not(all(target_thread_local)))) {} //~ use cfg_target_thread_local
}
