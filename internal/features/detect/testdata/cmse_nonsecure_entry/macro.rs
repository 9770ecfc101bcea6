macro_rules! m {
    ($($n:ident),*) => {
        $( pub unsafe extern "C-cmse-nonsecure-entry" fn $n() {} )* //~ use cmse_nonsecure_entry
    };
}
many! {
    extern "C-cmse-nonsecure-entry" fn x() {} //~ use cmse_nonsecure_entry
}
