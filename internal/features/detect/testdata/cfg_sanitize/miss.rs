// #[cfg(sanitize = "address")]
#[cfg(feature = "sanitize")]
fn a() {}
#[cfg_attr(unix, sanitize)]
fn b() { let sanitize = 1; other!(sanitize = "address"); }
#[mycfg(sanitize = "address")]
fn c() {}
fn d() {
    cfg_select! {
        unix => other!(sanitize = "address"),
        any(windows) => { sanitize = "address"; }
        _ => sanitize = "address",
    }
    other! { sanitize = "address" => {} }
}
#[link(name = "sanitize", sanitize = "address", modifiers(sanitize))]
extern "C" {}
