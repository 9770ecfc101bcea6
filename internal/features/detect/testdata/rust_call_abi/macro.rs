macro_rules! m {
    ($($n:ident),*) => {
        $( pub unsafe extern "rust-call" fn $n() {} )* //~ use unboxed_closures
    };
}
many! {
    extern "rust-call" fn x() {} //~ use unboxed_closures
}
