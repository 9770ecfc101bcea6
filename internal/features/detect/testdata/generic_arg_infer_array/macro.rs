macro_rules! m {
    ($t:ty) => { { let x: [$t; _] = f(); } }; //~ use generic_arg_infer
}
