macro_rules! m {
    ($($n:ident),*) => {
        $( pub unsafe extern "rust-intrinsic" fn $n() {} )* //~ use intrinsics
    };
}
many! {
    extern "rust-intrinsic" fn x() {} //~ use intrinsics
}
