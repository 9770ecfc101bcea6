#![no_core] //~ use no_core

#![cfg_attr(CONFIG_X, no_core)] //~ use no_core
