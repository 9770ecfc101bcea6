fn f<T: A<B = 1>>() -> impl C<D, E = { 2 }> { g } //~ use associated_const_equality
type H = dyn I<J = -3>; //~ use associated_const_equality
fn k(l: impl M<N = true>) {} //~ use associated_const_equality
