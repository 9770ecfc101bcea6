macro_rules! m {
    ($($n:ident),*) => {
        $( pub unsafe extern "riscv-interrupt-m" fn $n() {} )* //~ use abi_riscv_interrupt
    };
}
many! {
    extern "riscv-interrupt-m" fn x() {} //~ use abi_riscv_interrupt
}
