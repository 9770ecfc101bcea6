fn f<A>() where for<T> T: B {} //~ use non_lifetime_binders
fn g<A>() where A: for<'a, T> C<'a, T> {} //~ use non_lifetime_binders
