#[no_sanitize(cfi)] //~ use no_sanitize
fn f() {}
#[cfg_attr(CONFIG_X, no_sanitize(cfi))] //~ use no_sanitize
fn f() {}
