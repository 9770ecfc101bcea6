macro_rules! m {
    ($($n:ident),*) => {
        $( pub unsafe extern "cmse-nonsecure-call" fn $n() {} )* //~ use abi_cmse_nonsecure_call
    };
}
many! {
    extern "cmse-nonsecure-call" fn x() {} //~ use abi_cmse_nonsecure_call
}
