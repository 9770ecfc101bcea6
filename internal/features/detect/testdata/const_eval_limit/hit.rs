#![const_eval_limit = "2000"] //~ use const_eval_limit

#![cfg_attr(CONFIG_X, const_eval_limit = "2000")] //~ use const_eval_limit
