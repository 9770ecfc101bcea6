#[linkage = "weak"] //~ use linkage
fn f() {}
#[cfg_attr(CONFIG_X, linkage = "weak")] //~ use linkage
fn f() {}
