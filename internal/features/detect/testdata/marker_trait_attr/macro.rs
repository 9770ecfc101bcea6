macro_rules! m {
    ($name:ident) => {
        #[marker] //~ use marker_trait_attr
        trait T {}
    };
}
many! {
    #[marker] //~ use marker_trait_attr
    trait T {}
}
