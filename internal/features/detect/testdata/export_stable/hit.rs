#[export_stable] //~ use export_stable
fn f() {}
#[cfg_attr(CONFIG_X, export_stable)] //~ use export_stable
fn f() {}
