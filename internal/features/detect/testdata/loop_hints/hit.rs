#[unroll] //~ use loop_hints
fn f() {}
#[cfg_attr(CONFIG_X, unroll)] //~ use loop_hints
fn f() {}
