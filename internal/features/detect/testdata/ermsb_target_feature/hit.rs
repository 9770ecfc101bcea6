#[target_feature(enable = "ermsb")] //~ use ermsb_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,ermsb")] //~ use ermsb_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "ermsb"))] //~ use ermsb_target_feature
unsafe fn c() {}
