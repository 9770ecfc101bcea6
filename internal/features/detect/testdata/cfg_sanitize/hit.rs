#[cfg(sanitize = "address")] //~ use cfg_sanitize
fn a() {}
#[cfg_attr(all(unix, not(sanitize = "address")), inline)] //~ use cfg_sanitize
fn b() {
    if cfg!(sanitize = "address") {} //~ use cfg_sanitize
    if cfg!(any(unix, not(all(sanitize = "address")))) {} //~ use cfg_sanitize
}
#[r#cfg(r#sanitize = "address")] //~ use cfg_sanitize
fn c() {}
#[link(name = "x", cfg(all(sanitize = "address")))] //~ use cfg_sanitize
extern "C" {}
std::cfg_select! {
    all(unix, not(sanitize = "address")) => { //~ use cfg_sanitize
        fn d() {}
    }
    any(
        sanitize = "memory", //~ use cfg_sanitize
    ) => {}
    _ => {}
}
fn e() -> u8 {
    cfg_select! {
        unix => f(cfg_select! { sanitize = "address" => 1, _ => 2 }), //~ use cfg_sanitize
        sanitize = "address" => { 1 }, //~ use cfg_sanitize
        _ => 3,
    }
}
