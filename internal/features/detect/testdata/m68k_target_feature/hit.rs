#[target_feature(enable = "isa-68000")] //~ use m68k_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,isa-68000")] //~ use m68k_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "isa-68000"))] //~ use m68k_target_feature
unsafe fn c() {}
