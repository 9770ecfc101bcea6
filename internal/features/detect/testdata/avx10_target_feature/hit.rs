#[target_feature(enable = "avx10.2")] //~ use avx10_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,avx10.2")] //~ use avx10_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "avx10.2"))] //~ use avx10_target_feature
unsafe fn c() {}
#[target_feature(enable = "avx10.1")] //~ use avx10_target_feature
unsafe fn n() {}
