#[target_feature(enable = "cssc")] //~ use aarch64_unstable_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,cssc")] //~ use aarch64_unstable_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "cssc"))] //~ use aarch64_unstable_target_feature
unsafe fn c() {}
