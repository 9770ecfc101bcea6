#[target_feature(enable = "movrs")] //~ use movrs_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,movrs")] //~ use movrs_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "movrs"))] //~ use movrs_target_feature
unsafe fn c() {}
