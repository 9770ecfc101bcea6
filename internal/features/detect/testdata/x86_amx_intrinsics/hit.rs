#[target_feature(enable = "amx-avx512")] //~ use x86_amx_intrinsics
unsafe fn a() {}
#[target_feature(enable = "sse2,amx-avx512")] //~ use x86_amx_intrinsics
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "amx-avx512"))] //~ use x86_amx_intrinsics
unsafe fn c() {}
