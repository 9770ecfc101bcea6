macro_rules! m {
    ($($n:ident),*) => {
        $( pub unsafe extern "Swift" fn $n() {} )* //~ use abi_swift
    };
}
many! {
    extern "Swift" fn x() {} //~ use abi_swift
}
