macro_rules! m {
    ($($n:ident),*) => {
        $( pub unsafe extern "wasm" fn $n() {} )* //~ use wasm_abi
    };
}
many! {
    extern "wasm" fn x() {} //~ use wasm_abi
}
