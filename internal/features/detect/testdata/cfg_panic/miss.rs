// #[cfg(panic = "unwind")]
#[cfg(feature = "panic")]
fn a() {}
#[cfg_attr(unix, panic)]
fn b() { let panic = 1; other!(panic = "unwind"); }
#[mycfg(panic = "unwind")]
fn c() {}
