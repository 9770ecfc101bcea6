trait A { type X: ?Sized; fn f<T: ?Sized + A>(x: impl ?Sized + A) where Self: A; }
struct S<T: ?Sized, U>(U, T) where U: Clone, T: A + Send;
fn g<'a, T>(x: &T) -> Result<(), E> where T: ?Sized + 'a { let a: u8 = x?; b? + c?; Ok(()) }
impl<T> B for S<T> where T: ?Sized {}
fn pointer<T>(x: *const T) -> impl Sized where T: ?Sized { x }
each! { [Box<T, A> where T: ?Sized, A: Copy] [*const T where T: ?Sized] }
impl<T> D for (T,) where last!(T): ?Sized {}
macro_rules! named { ($i:ident) => { paste! { pub fn [<to_ $i>]<T, const B: usize>(v: &T) where T: Serialize + ?Sized {} } } }
delegate!(&T, |&self| *self, #[cfg(x)] fn write, where T: Write + ?Sized);
