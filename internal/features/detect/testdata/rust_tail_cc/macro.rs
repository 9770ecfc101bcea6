macro_rules! m {
    ($($n:ident),*) => {
        $( pub unsafe extern "tail" fn $n() {} )* //~ use rust_tail_cc
    };
}
many! {
    extern "tail" fn x() {} //~ use rust_tail_cc
}
