macro_rules! m {
    ($w:ty) => { Bounded::<$w, _>::new() }; //~ use generic_arg_infer
}
