#[target_feature(enable = "v8.1a")] //~ use aarch64_ver_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,v8.1a")] //~ use aarch64_ver_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "v8.1a"))] //~ use aarch64_ver_target_feature
unsafe fn c() {}
