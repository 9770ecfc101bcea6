macro_rules! m {
    ($name:ident) => {
        #[move_size_limit = "1000"] //~ use large_assignments
        mod x {}
    };
}
many! {
    #[move_size_limit = "1000"] //~ use large_assignments
    mod x {}
}
