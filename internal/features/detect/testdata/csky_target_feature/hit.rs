#[target_feature(enable = "10e60")] //~ use csky_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,10e60")] //~ use csky_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "10e60"))] //~ use csky_target_feature
unsafe fn c() {}
