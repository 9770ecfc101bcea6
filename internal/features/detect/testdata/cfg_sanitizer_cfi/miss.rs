// #[cfg(sanitizer_cfi_generalize_pointers)]
#[cfg(feature = "sanitizer_cfi_generalize_pointers")]
fn a() {}
#[cfg_attr(unix, sanitizer_cfi_generalize_pointers)]
fn b() { let sanitizer_cfi_generalize_pointers = 1; other!(sanitizer_cfi_generalize_pointers); }
#[mycfg(sanitizer_cfi_generalize_pointers)]
fn c() {}
