#[cfg(sanitizer_cfi_generalize_pointers)] //~ use cfg_sanitizer_cfi
fn a() {}
#[cfg_attr(all(unix, not(sanitizer_cfi_generalize_pointers)), inline)] //~ use cfg_sanitizer_cfi
fn b() {
    if cfg!(sanitizer_cfi_generalize_pointers) {} //~ use cfg_sanitizer_cfi
    if cfg!(any(unix, not(all(sanitizer_cfi_generalize_pointers)))) {} //~ use cfg_sanitizer_cfi
}
