#[target_feature(enable = "clflushopt")] //~ use clflushopt_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,clflushopt")] //~ use clflushopt_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "clflushopt"))] //~ use clflushopt_target_feature
unsafe fn c() {}
