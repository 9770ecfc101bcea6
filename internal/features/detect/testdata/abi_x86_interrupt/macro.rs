macro_rules! m {
    ($($n:ident),*) => {
        $( pub unsafe extern "x86-interrupt" fn $n() {} )* //~ use abi_x86_interrupt
    };
}
many! {
    extern "x86-interrupt" fn x() {} //~ use abi_x86_interrupt
}
