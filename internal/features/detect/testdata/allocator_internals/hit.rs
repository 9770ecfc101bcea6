#![default_lib_allocator] //~ use allocator_internals

#![needs_allocator] //~ use allocator_internals

#![cfg_attr(CONFIG_X, default_lib_allocator)] //~ use allocator_internals
