#[target_feature(enable = "leoncasa")] //~ use sparc_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,leoncasa")] //~ use sparc_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "leoncasa"))] //~ use sparc_target_feature
unsafe fn c() {}
