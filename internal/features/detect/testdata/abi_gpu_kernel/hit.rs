extern "gpu-kernel" fn f() {} //~ use abi_gpu_kernel
extern "gpu-kernel" { //~ use abi_gpu_kernel
    fn g();
}
type F = unsafe extern "gpu-kernel" fn(u8) -> u8; //~ use abi_gpu_kernel
fn h(f: &dyn Fn(extern "gpu-kernel" fn())) {} //~ use abi_gpu_kernel
trait T {
    extern "gpu-kernel" fn m(&self); //~ use abi_gpu_kernel
}
