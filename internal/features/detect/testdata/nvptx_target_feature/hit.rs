#[target_feature(enable = "ptx32")] //~ use nvptx_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,ptx32")] //~ use nvptx_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "ptx32"))] //~ use nvptx_target_feature
unsafe fn c() {}
