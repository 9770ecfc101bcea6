trait A: ?Sized {} //~ use more_maybe_bounds
trait B<T>: Clone + ?Sized + Send {} //~ use more_maybe_bounds
type C = dyn A + ?Sized; //~ use more_maybe_bounds
fn f(_: &dyn ?A) {} //~ use more_maybe_bounds
struct S<T>(T) where Vec<T>: ?Sized; //~ use more_maybe_bounds
fn g<T: ?Sized + ?A>() {} //~ use more_maybe_bounds
impl<T> S<T> {
    fn m<U>() where T: ?Sized, U: ?Sized {} //~ use more_maybe_bounds
}
