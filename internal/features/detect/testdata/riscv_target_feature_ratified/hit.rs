#[target_feature(enable = "zaamo")] //~ use riscv_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,zaamo")] //~ use riscv_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "zaamo"))] //~ use riscv_target_feature
unsafe fn c() {}
