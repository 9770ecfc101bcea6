// #[cfg(fmt_debug = "full")]
#[cfg(feature = "fmt_debug")]
fn a() {}
#[cfg_attr(unix, fmt_debug)]
fn b() { let fmt_debug = 1; other!(fmt_debug = "full"); }
#[mycfg(fmt_debug = "full")]
fn c() {}
