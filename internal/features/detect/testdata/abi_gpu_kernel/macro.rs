macro_rules! m {
    ($($n:ident),*) => {
        $( pub unsafe extern "gpu-kernel" fn $n() {} )* //~ use abi_gpu_kernel
    };
}
many! {
    extern "gpu-kernel" fn x() {} //~ use abi_gpu_kernel
}
