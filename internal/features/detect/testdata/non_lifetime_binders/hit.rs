fn f<A>() where for<T> T: B {} //~ use non_lifetime_binders
fn g<A>() where A: for<'a, T> C<'a, T> {} //~ use non_lifetime_binders
type D = for<T> fn(T); //~ use non_lifetime_binders
fn h(e: &dyn for<const N: usize> F) { //~ use non_lifetime_binders
    for<T> |x: T| -> () {}; //~ use non_lifetime_binders
}
