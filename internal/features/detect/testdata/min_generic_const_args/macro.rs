macro_rules! m {
    ($t:ty) => { fn f(a: impl A<$t, B = 1>) {} }; //~ use min_generic_const_args
}
