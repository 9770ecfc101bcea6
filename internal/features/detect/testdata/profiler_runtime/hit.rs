#![profiler_runtime] //~ use profiler_runtime

#![cfg_attr(CONFIG_X, profiler_runtime)] //~ use profiler_runtime
