macro_rules! m {
    ($name:ident) => {
        #[const_trait] //~ use const_trait_impl
        trait T {}
    };
}
many! {
    #[const_trait] //~ use const_trait_impl
    trait T {}
}
