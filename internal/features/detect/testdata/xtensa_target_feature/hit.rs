#[target_feature(enable = "coprocessor")] //~ use xtensa_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,coprocessor")] //~ use xtensa_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "coprocessor"))] //~ use xtensa_target_feature
unsafe fn c() {}
