#[unsafe(naked)]
extern "C" fn f() {}
#[target_feature(enable = "avx")]
fn g() {}
