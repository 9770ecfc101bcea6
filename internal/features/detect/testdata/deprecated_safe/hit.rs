#[deprecated_safe(since = "1.0.0", note = "x")] //~ use deprecated_safe
fn f() {}
#[cfg_attr(CONFIG_X, deprecated_safe(since = "1.0.0", note = "x"))] //~ use deprecated_safe
fn f() {}
