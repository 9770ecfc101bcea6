macro_rules! m {
    ($($n:ident),*) => {
        $( pub unsafe extern "platform-intrinsic" fn $n() {} )* //~ use platform_intrinsics
    };
}
many! {
    extern "platform-intrinsic" fn x() {} //~ use platform_intrinsics
}
