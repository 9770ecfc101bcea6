// #[cfg(sanitize = "address")]
#[cfg(feature = "sanitize")]
fn a() {}
#[cfg_attr(unix, sanitize)]
fn b() { let sanitize = 1; other!(sanitize = "address"); }
#[mycfg(sanitize = "address")]
fn c() {}
