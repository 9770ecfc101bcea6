#[rustc_unroll] //~ use loop_hints
fn f() {}
#[cfg_attr(CONFIG_X, rustc_unroll)] //~ use loop_hints
fn f() {}
