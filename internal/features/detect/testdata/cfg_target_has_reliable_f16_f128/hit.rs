#[cfg(target_has_reliable_f16)] //~ use cfg_target_has_reliable_f16_f128
fn a() {}
#[cfg_attr(all(unix, not(target_has_reliable_f16)), inline)] //~ use cfg_target_has_reliable_f16_f128
fn b() {
    if cfg!(target_has_reliable_f16) {} //~ use cfg_target_has_reliable_f16_f128
    if cfg!(any(unix, not(all(target_has_reliable_f16)))) {} //~ use cfg_target_has_reliable_f16_f128
}
