macro_rules! m {
    ($name:ident) => {
        #[register_attr(mine)] //~ use register_attr
        mod x {}
    };
}
many! {
    #[register_attr(mine)] //~ use register_attr
    mod x {}
}
