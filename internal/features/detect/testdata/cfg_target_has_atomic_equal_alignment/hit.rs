#[cfg(target_has_atomic_equal_alignment = "8")] //~ use cfg_target_has_atomic_equal_alignment
fn a() {}
#[cfg_attr(all(unix, not(target_has_atomic_equal_alignment = "8")), inline)] //~ use cfg_target_has_atomic_equal_alignment
fn b() {
    if cfg!(target_has_atomic_equal_alignment = "8") {} //~ use cfg_target_has_atomic_equal_alignment
    if cfg!(any(unix, not(all(target_has_atomic_equal_alignment = "8")))) {} //~ use cfg_target_has_atomic_equal_alignment
}
