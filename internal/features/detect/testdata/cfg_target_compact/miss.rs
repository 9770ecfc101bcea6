#[cfg(target_os = "linux")]
fn a() { target(1); }
#[link(target(os = "linux"))]
extern "C" {}
#[cfg(target = "x")]
fn b() {}
