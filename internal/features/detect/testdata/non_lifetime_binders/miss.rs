fn f<A>() where for<'a> &'a A: B {}
impl<T> C<T> for D {}
fn g(a: for<'a> fn(&'a u8)) {
    for x in y {}
    for <E as F>::G { z } in w {}
    let b = for<'a> |c: &'a u8| -> () {};
}
rules! { @for<T> [T] => 1, }
implement! { for <T, S> Set<T, S>, (T) }
implement! {
    /// Maps as well.
    #[cfg(x)]
    for <K, V> Map<K, V>, (K, V)
}
