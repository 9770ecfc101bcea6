#[force_target_feature(enable = "avx2")] //~ use effective_target_features
fn f() {}
#[cfg_attr(CONFIG_X, force_target_feature(enable = "avx2"))] //~ use effective_target_features
fn f() {}
