#![compiler_builtins] //~ use compiler_builtins

#![cfg_attr(CONFIG_X, compiler_builtins)] //~ use compiler_builtins
