#[target_feature(enable = "avx512bf16")] //~ use avx512_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,avx512bf16")] //~ use avx512_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "avx512bf16"))] //~ use avx512_target_feature
unsafe fn c() {}
