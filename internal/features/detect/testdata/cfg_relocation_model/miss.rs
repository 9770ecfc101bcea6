// #[cfg(relocation_model = "pic")]
#[cfg(feature = "relocation_model")]
fn a() {}
#[cfg_attr(unix, relocation_model)]
fn b() { let relocation_model = 1; other!(relocation_model = "pic"); }
#[mycfg(relocation_model = "pic")]
fn c() {}
