#[sanitize(address = "off")] //~ use sanitize
fn f() {}
#[cfg_attr(CONFIG_X, sanitize(address = "off"))] //~ use sanitize
fn f() {}
