macro_rules! m {
    ($name:ident) => {
        #[const_eval_limit = "2000"] //~ use const_eval_limit
        mod x {}
    };
}
many! {
    #[const_eval_limit = "2000"] //~ use const_eval_limit
    mod x {}
}
