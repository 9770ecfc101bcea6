#[naked] //~ use naked_functions
fn f() {}
#[cfg_attr(CONFIG_X, naked)] //~ use naked_functions
fn f() {}
#[unsafe(naked)] //~ use naked_functions
fn g() {}
