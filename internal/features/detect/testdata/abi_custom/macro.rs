macro_rules! m {
    ($($n:ident),*) => {
        $( pub unsafe extern "custom" fn $n() {} )* //~ use abi_custom
    };
}
many! {
    extern "custom" fn x() {} //~ use abi_custom
}
