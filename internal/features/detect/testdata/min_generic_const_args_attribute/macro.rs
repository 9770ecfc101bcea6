macro_rules! m {
    ($name:ident) => {
        #[type_const] //~ use min_generic_const_args
        const A: u8 = 0;
    };
}
many! {
    #[type_const] //~ use min_generic_const_args
    const A: u8 = 0;
}
