#[target_feature(enable = "vector")] //~ use s390x_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,vector")] //~ use s390x_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "vector"))] //~ use s390x_target_feature
unsafe fn c() {}
