macro_rules! m {
    ($($n:ident),*) => {
        $( pub unsafe extern "amdgpu-kernel" fn $n() {} )* //~ use abi_amdgpu_kernel
    };
}
many! {
    extern "amdgpu-kernel" fn x() {} //~ use abi_amdgpu_kernel
}
