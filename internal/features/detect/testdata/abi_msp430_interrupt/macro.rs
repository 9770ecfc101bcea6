macro_rules! m {
    ($($n:ident),*) => {
        $( pub unsafe extern "msp430-interrupt" fn $n() {} )* //~ use abi_msp430_interrupt
    };
}
many! {
    extern "msp430-interrupt" fn x() {} //~ use abi_msp430_interrupt
}
