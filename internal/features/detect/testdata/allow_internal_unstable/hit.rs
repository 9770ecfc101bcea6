#[allow_internal_unstable(asm)] //~ use allow_internal_unstable
fn f() {}
#[cfg_attr(CONFIG_X, allow_internal_unstable(asm))] //~ use allow_internal_unstable
fn f() {}
