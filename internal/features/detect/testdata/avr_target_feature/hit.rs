#[target_feature(enable = "addsubiw")] //~ use avr_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,addsubiw")] //~ use avr_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "addsubiw"))] //~ use avr_target_feature
unsafe fn c() {}
#[target_feature(enable = "break,mul")] //~ use avr_target_feature
unsafe fn n() {}
