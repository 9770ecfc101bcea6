#[cfg(sanitize = "address")] //~ use cfg_sanitize
fn a() {}
#[cfg_attr(all(unix, not(sanitize = "address")), inline)] //~ use cfg_sanitize
fn b() {
    if cfg!(sanitize = "address") {} //~ use cfg_sanitize
    if cfg!(any(unix, not(all(sanitize = "address")))) {} //~ use cfg_sanitize
}
#[r#cfg(r#sanitize = "address")] //~ use cfg_sanitize
fn c() {}
