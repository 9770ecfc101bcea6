#[type_const] //~ use min_generic_const_args
const A: u8 = 0;
#[cfg_attr(CONFIG_X, type_const)] //~ use min_generic_const_args
const A: u8 = 0;
