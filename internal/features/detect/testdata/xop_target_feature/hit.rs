#[target_feature(enable = "xop")] //~ use xop_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,xop")] //~ use xop_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "xop"))] //~ use xop_target_feature
unsafe fn c() {}
