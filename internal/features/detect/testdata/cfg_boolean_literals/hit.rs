#[cfg(true)] //~ use cfg_boolean_literals
fn a() {}
#[cfg(not(any(false, unix)))] //~ use cfg_boolean_literals
fn b() { let x = cfg!(false); } //~ use cfg_boolean_literals
#[cfg_attr(true, inline)] //~ use cfg_boolean_literals
fn c() {}
