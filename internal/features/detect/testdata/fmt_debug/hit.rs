#[cfg(fmt_debug = "full")] //~ use fmt_debug
fn a() {}
#[cfg_attr(all(unix, not(fmt_debug = "full")), inline)] //~ use fmt_debug
fn b() {
    if cfg!(fmt_debug = "full") {} //~ use fmt_debug
    if cfg!(any(unix, not(all(fmt_debug = "full")))) {} //~ use fmt_debug
}
