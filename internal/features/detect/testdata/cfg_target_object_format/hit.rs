#[cfg(target_object_format = "elf")] //~ use cfg_target_object_format
fn a() {}
#[cfg_attr(all(unix, not(target_object_format = "elf")), inline)] //~ use cfg_target_object_format
fn b() {
    if cfg!(target_object_format = "elf") {} //~ use cfg_target_object_format
    if cfg!(any(unix, not(all(target_object_format = "elf")))) {} //~ use cfg_target_object_format
}
