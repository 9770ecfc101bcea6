macro_rules! m {
    ($($n:ident),*) => {
        $( pub unsafe extern "thiscall" fn $n() {} )* //~ use abi_thiscall
    };
}
many! {
    extern "thiscall" fn x() {} //~ use abi_thiscall
}
