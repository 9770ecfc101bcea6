#[target_feature(enable = "lam-bh")] //~ use loongarch_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,lam-bh")] //~ use loongarch_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "lam-bh"))] //~ use loongarch_target_feature
unsafe fn c() {}
#[target_feature(enable = "div32")] //~ use loongarch_target_feature
unsafe fn n() {}
