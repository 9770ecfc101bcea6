#[cfg(a)]
fn f<#[cfg(a)] T, #[cfg(b)] U>(#[cfg(a)] x: T, #[cfg(b)] y: U) where T: Clone, { #[cfg(a)] let x = 1; }
struct S<T> where T: Copy { x: T, #[cfg(a)] y: u8, #[cfg(b)] z: u8 }
struct U<T>(u8, #[cfg(a)] u8) where T: Copy;
enum E<T> where T: Copy { A, #[cfg(a)] B(T), #[cfg(b)] C }
trait A where Self: Sized { #[inline] fn f() {} }
fn g<T>() where T: Copy, {
    /// doc
    let x = 1;
}
trait B<T> where T: Copy {
    /// doc
    fn f(x: T) where T: Send;
    /// doc
    #[cfg(a)]
    fn g();
}
struct V<T>(T) where T: Copy;
/// doc
struct W;
grammar! { where a, /** doc */ b, #[c] d }
