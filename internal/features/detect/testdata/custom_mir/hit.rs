#[custom_mir(dialect = "built")] //~ use custom_mir
fn f() {}
#[cfg_attr(CONFIG_X, custom_mir(dialect = "built"))] //~ use custom_mir
fn f() {}
