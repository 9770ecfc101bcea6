#[target_feature(enable = "rtm")] //~ use rtm_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,rtm")] //~ use rtm_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "rtm"))] //~ use rtm_target_feature
unsafe fn c() {}
