#[target_feature(enable = "lahfsahf")] //~ use lahfsahf_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,lahfsahf")] //~ use lahfsahf_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "lahfsahf"))] //~ use lahfsahf_target_feature
unsafe fn c() {}
