macro_rules! m {
    ($($n:ident),*) => {
        $( pub unsafe extern "C-cmse-nonsecure-call" fn $n() {} )* //~ use abi_c_cmse_nonsecure_call
    };
}
many! {
    extern "C-cmse-nonsecure-call" fn x() {} //~ use abi_c_cmse_nonsecure_call
}
