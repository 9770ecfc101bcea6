#![register_attr(mine)] //~ use register_attr

#![cfg_attr(CONFIG_X, register_attr(mine))] //~ use register_attr
