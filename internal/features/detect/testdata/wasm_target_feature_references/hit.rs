#[target_feature(enable = "reference-types")] //~ use wasm_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,reference-types")] //~ use wasm_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "reference-types"))] //~ use wasm_target_feature
unsafe fn c() {}
