#[target_feature(enable = "f16c")] //~ use f16c_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,f16c")] //~ use f16c_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "f16c"))] //~ use f16c_target_feature
unsafe fn c() {}
