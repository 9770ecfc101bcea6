use core::fmt;
fn f() -> impl Copy + use<> { 1 }
impl<U> S<U> where U: for<'a> V<'a> {
    fn g() -> impl Copy + use<U> { 1 }
}
trait T {
    fn h(x: impl Fn() -> u8 + use<Self>) {
        fn i() -> impl Copy + use<> { 1 }
    }
    fn j() -> u8;
    type A = impl Copy + use<Self>;
}
