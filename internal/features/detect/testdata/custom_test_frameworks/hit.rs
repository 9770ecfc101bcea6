#![test_runner(runner)] //~ use custom_test_frameworks

#![cfg_attr(CONFIG_X, test_runner(runner))] //~ use custom_test_frameworks
