#[target_feature(enable = "altivec")] //~ use powerpc_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,altivec")] //~ use powerpc_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "altivec"))] //~ use powerpc_target_feature
unsafe fn c() {}
