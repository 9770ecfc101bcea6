macro_rules! m {
    ($name:ident) => {
        #[rustc_paren_sugar] //~ use unboxed_closures
        trait T {}
    };
}
many! {
    #[rustc_paren_sugar] //~ use unboxed_closures
    trait T {}
}
