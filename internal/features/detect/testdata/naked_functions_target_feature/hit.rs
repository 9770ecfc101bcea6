#[unsafe(naked)]
#[target_feature(enable = "avx")] //~ use naked_functions_target_feature
extern "C" fn f() {}
#[target_feature(enable = "avx")] //~ use naked_functions_target_feature
#[naked]
extern "C" fn g() {}
