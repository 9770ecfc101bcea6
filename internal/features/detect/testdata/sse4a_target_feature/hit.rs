#[target_feature(enable = "sse4a")] //~ use sse4a_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,sse4a")] //~ use sse4a_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "sse4a"))] //~ use sse4a_target_feature
unsafe fn c() {}
