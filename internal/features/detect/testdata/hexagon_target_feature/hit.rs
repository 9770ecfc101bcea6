#[target_feature(enable = "audio")] //~ use hexagon_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,audio")] //~ use hexagon_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "audio"))] //~ use hexagon_target_feature
unsafe fn c() {}
