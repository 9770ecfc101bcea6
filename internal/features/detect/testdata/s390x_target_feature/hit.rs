#[target_feature(enable = "backchain")] //~ use s390x_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,backchain")] //~ use s390x_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "backchain"))] //~ use s390x_target_feature
unsafe fn c() {}
