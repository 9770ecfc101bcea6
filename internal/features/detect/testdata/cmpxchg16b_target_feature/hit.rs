#[target_feature(enable = "cmpxchg16b")] //~ use cmpxchg16b_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,cmpxchg16b")] //~ use cmpxchg16b_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "cmpxchg16b"))] //~ use cmpxchg16b_target_feature
unsafe fn c() {}
