#[target_feature(enable = "bulk-memory")] //~ use wasm_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,bulk-memory")] //~ use wasm_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "bulk-memory"))] //~ use wasm_target_feature
unsafe fn c() {}
