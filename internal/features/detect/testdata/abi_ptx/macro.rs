macro_rules! m {
    ($($n:ident),*) => {
        $( pub unsafe extern "ptx-kernel" fn $n() {} )* //~ use abi_ptx
    };
}
many! {
    extern "ptx-kernel" fn x() {} //~ use abi_ptx
}
