macro_rules! m {
    ($($n:ident),*) => {
        $( pub unsafe extern "rust-cold" fn $n() {} )* //~ use rust_cold_cc
    };
}
many! {
    extern "rust-cold" fn x() {} //~ use rust_cold_cc
}
