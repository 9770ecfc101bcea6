#[cfg(relocation_model = "pic")] //~ use cfg_relocation_model
fn a() {}
#[cfg_attr(all(unix, not(relocation_model = "pic")), inline)] //~ use cfg_relocation_model
fn b() {
    if cfg!(relocation_model = "pic") {} //~ use cfg_relocation_model
    if cfg!(any(unix, not(all(relocation_model = "pic")))) {} //~ use cfg_relocation_model
}
