#[target_feature(enable = "tbm")] //~ use tbm_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,tbm")] //~ use tbm_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "tbm"))] //~ use tbm_target_feature
unsafe fn c() {}
