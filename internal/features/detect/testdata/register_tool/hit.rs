#![register_tool(mytool)] //~ use register_tool

#![cfg_attr(CONFIG_X, register_tool(mytool))] //~ use register_tool
