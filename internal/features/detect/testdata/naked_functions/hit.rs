#[naked] //~ use naked_functions
unsafe extern "C" fn a() {}

#[unsafe(naked)] //~ use naked_functions
extern "C" fn b() {}

#[cfg_attr(CONFIG_X, inline, naked)] //~ use naked_functions
extern "C" fn c() {}
