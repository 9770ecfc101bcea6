macro_rules! m {
    ($($n:ident),*) => {
        $( pub unsafe extern "avr-interrupt" fn $n() {} )* //~ use abi_avr_interrupt
    };
}
many! {
    extern "avr-interrupt" fn x() {} //~ use abi_avr_interrupt
}
