// #[cfg(target_object_format = "elf")]
#[cfg(feature = "target_object_format")]
fn a() {}
#[cfg_attr(unix, target_object_format)]
fn b() { let target_object_format = 1; other!(target_object_format = "elf"); }
#[mycfg(target_object_format = "elf")]
fn c() {}
