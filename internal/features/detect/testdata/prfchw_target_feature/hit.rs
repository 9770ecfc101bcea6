#[target_feature(enable = "prfchw")] //~ use prfchw_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,prfchw")] //~ use prfchw_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "prfchw"))] //~ use prfchw_target_feature
unsafe fn c() {}
