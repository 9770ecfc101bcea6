// #[cfg(version("1.50"))]
#[cfg(feature = "version")]
fn a() {}
#[cfg_attr(unix, version)]
fn b() { let version = 1; other!(version("1.50")); }
#[mycfg(version("1.50"))]
fn c() {}
