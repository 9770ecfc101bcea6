#![panic_runtime] //~ use panic_runtime

#![cfg_attr(CONFIG_X, panic_runtime)] //~ use panic_runtime
