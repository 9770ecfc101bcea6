macro_rules! m {
    ($($n:ident),*) => {
        $( pub unsafe extern "C-unwind" fn $n() {} )* //~ use c_unwind
    };
}
many! {
    extern "C-unwind" fn x() {} //~ use c_unwind
}
