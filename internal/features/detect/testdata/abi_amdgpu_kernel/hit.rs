extern "amdgpu-kernel" fn f() {} //~ use abi_amdgpu_kernel
extern "amdgpu-kernel" { //~ use abi_amdgpu_kernel
    fn g();
}
type F = unsafe extern "amdgpu-kernel" fn(u8) -> u8; //~ use abi_amdgpu_kernel
fn h(f: &dyn Fn(extern "amdgpu-kernel" fn())) {} //~ use abi_amdgpu_kernel
trait T {
    extern "amdgpu-kernel" fn m(&self); //~ use abi_amdgpu_kernel
}
