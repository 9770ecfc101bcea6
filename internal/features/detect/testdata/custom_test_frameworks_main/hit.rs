#![reexport_test_harness_main = "main"] //~ use custom_test_frameworks

#![cfg_attr(CONFIG_X, reexport_test_harness_main = "main")] //~ use custom_test_frameworks
