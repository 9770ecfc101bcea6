macro_rules! m {
    ($($n:ident),*) => {
        $( pub unsafe extern "unadjusted" fn $n() {} )* //~ use abi_unadjusted
    };
}
many! {
    extern "unadjusted" fn x() {} //~ use abi_unadjusted
}
