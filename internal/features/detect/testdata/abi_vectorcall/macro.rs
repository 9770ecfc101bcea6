macro_rules! m {
    ($($n:ident),*) => {
        $( pub unsafe extern "vectorcall" fn $n() {} )* //~ use abi_vectorcall
    };
}
many! {
    extern "vectorcall" fn x() {} //~ use abi_vectorcall
}
