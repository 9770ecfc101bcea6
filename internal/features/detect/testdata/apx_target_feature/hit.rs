#[target_feature(enable = "apxf")] //~ use apx_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,apxf")] //~ use apx_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "apxf"))] //~ use apx_target_feature
unsafe fn c() {}
