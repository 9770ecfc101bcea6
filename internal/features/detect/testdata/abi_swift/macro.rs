macro_rules! m {
    ($($n:ident),*) => {
        $( pub unsafe extern "swift" fn $n() {} )* //~ use abi_swift
    };
}
many! {
    extern "swift" fn x() {} //~ use abi_swift
}
