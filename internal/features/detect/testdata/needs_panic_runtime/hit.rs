#![needs_panic_runtime] //~ use needs_panic_runtime

#![cfg_attr(CONFIG_X, needs_panic_runtime)] //~ use needs_panic_runtime
