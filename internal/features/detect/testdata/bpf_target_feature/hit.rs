#[target_feature(enable = "allows-misaligned-mem-access")] //~ use bpf_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,allows-misaligned-mem-access")] //~ use bpf_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "allows-misaligned-mem-access"))] //~ use bpf_target_feature
unsafe fn c() {}
