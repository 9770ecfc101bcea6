#[target_feature(enable = "aclass")] //~ use arm_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,aclass")] //~ use arm_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "aclass"))] //~ use arm_target_feature
unsafe fn c() {}
