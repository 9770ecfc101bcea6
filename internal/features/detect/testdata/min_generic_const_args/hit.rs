fn f<T: A<B = 1>>() -> impl C<D, E = { 2 }> { g } //~ use min_generic_const_args
type H = dyn I<J = -3>; //~ use min_generic_const_args
fn k(l: impl M<N = true>) {} //~ use min_generic_const_args
