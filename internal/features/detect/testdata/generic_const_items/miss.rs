const A: B<T> = c;
const fn f<T>() {}
impl<T> A { const B: C<T> = d < e; }
