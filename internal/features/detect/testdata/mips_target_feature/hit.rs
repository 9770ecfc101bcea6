#[target_feature(enable = "fp64")] //~ use mips_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,fp64")] //~ use mips_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "fp64"))] //~ use mips_target_feature
unsafe fn c() {}
