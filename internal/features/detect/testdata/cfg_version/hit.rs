#[cfg(version("1.50"))] //~ use cfg_version
fn a() {}
#[cfg_attr(all(unix, not(version("1.50"))), inline)] //~ use cfg_version
fn b() {
    if cfg!(version("1.50")) {} //~ use cfg_version
    if cfg!(any(unix, not(all(version("1.50"))))) {} //~ use cfg_version
}
