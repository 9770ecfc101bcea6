#![move_size_limit = "1000"] //~ use large_assignments

#![cfg_attr(CONFIG_X, move_size_limit = "1000")] //~ use large_assignments
