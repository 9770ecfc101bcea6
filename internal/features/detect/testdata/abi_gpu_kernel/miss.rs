// extern "gpu-kernel" fn f() {}
extern "C" fn f() { let s = "gpu-kernel"; }
extern "other-gpu-kernel" {}
#[x(extern = "gpu-kernel")]
mod m {}
