fn f<A>() where for<'a> &'a A: B {}
impl<T> C<T> for D {}
