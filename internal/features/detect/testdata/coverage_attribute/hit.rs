#[coverage(off)] //~ use coverage_attribute
fn f() {}
#[cfg_attr(CONFIG_X, coverage(off))] //~ use coverage_attribute
fn f() {}
