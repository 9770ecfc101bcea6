#[target_feature(enable = "supm")] //~ use riscv_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,supm")] //~ use riscv_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "supm"))] //~ use riscv_target_feature
unsafe fn c() {}
#[target_feature(enable = "rva23u64")] //~ use riscv_target_feature
unsafe fn n() {}
