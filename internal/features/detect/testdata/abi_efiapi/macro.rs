macro_rules! m {
    ($($n:ident),*) => {
        $( pub unsafe extern "efiapi" fn $n() {} )* //~ use abi_efiapi
    };
}
many! {
    extern "efiapi" fn x() {} //~ use abi_efiapi
}
