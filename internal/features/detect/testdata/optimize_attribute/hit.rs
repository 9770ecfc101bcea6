#[optimize(size)] //~ use optimize_attribute
fn f() {}
#[cfg_attr(CONFIG_X, optimize(size))] //~ use optimize_attribute
fn f() {}
