#[target_feature(enable = "sha512")] //~ use sha512_sm_x86
unsafe fn a() {}
#[target_feature(enable = "sse2,sha512")] //~ use sha512_sm_x86
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "sha512"))] //~ use sha512_sm_x86
unsafe fn c() {}
