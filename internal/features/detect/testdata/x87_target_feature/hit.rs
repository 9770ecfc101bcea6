#[target_feature(enable = "x87")] //~ use x87_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,x87")] //~ use x87_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "x87"))] //~ use x87_target_feature
unsafe fn c() {}
