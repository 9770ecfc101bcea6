// extern "amdgpu-kernel" fn f() {}
extern "C" fn f() { let s = "amdgpu-kernel"; }
extern "other-amdgpu-kernel" {}
#[x(extern = "amdgpu-kernel")]
mod m {}
