#[target_feature(enable = "32s")] //~ use loongarch_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,32s")] //~ use loongarch_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "32s"))] //~ use loongarch_target_feature
unsafe fn c() {}
