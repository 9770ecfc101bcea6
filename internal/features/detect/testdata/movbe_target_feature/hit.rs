#[target_feature(enable = "movbe")] //~ use movbe_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,movbe")] //~ use movbe_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "movbe"))] //~ use movbe_target_feature
unsafe fn c() {}
