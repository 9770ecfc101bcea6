macro_rules! m {
    ($($n:ident),*) => {
        $( pub unsafe extern "rust-preserve-none" fn $n() {} )* //~ use rust_preserve_none_cc
    };
}
many! {
    extern "rust-preserve-none" fn x() {} //~ use rust_preserve_none_cc
}
