#[unsafe(no_mangle)] //~ use unsafe_attributes
fn a() {}
#[cfg_attr(CONFIG_X, unsafe(export_name = "x"))] //~ use unsafe_attributes
fn b() {}
