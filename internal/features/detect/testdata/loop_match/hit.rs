#[loop_match] //~ use loop_match
fn f() {}
#[const_continue] //~ use loop_match
fn f() {}
#[cfg_attr(CONFIG_X, loop_match)] //~ use loop_match
fn f() {}
