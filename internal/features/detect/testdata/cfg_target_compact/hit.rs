#[cfg(target(os = "linux"))] //~ use cfg_target_compact
fn a() {}
#[cfg_attr(any(unix, target(os = "linux", pointer_width = "64")), inline)] //~ use cfg_target_compact
fn b() { let x = cfg!(target(env = "gnu")); } //~ use cfg_target_compact
