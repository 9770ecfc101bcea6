#[target_feature(enable = "fma4")] //~ use fma4_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,fma4")] //~ use fma4_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "fma4"))] //~ use fma4_target_feature
unsafe fn c() {}
