macro_rules! m {
    ($name:ident) => {
        #[no_core] //~ use no_core
        mod x {}
    };
}
many! {
    #[no_core] //~ use no_core
    mod x {}
}
