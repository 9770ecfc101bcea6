fn f(#[allow(unused)] x: u8, #[cfg(a)] y: u8) {
    #[allow(unused)]
    let a = 1;
    #[allow(unused)]
    g();
    g(#[cfg(x)] 1, #[cfg(y)] 2);
    let b = [#[cfg(x)] 1, 2];
    let c = (#[cfg(x)] 1, 2);
    #[cfg(x)]
    { a }
    #[rustfmt::skip]
    let d = 1;
    #[rustfmt::skip]
    m!();
    match a {
        #[cfg(x)]
        1 => 2,
        #[cfg(y)]
        _ => 3,
    }
    let s = S { #[cfg(x)] a: 1 };
    let S { #[cfg(x)] a, .. } = s;
    |#[allow(unused)] x: u8| x
}
struct S<#[cfg(x)] T>(#[cfg(x)] u8, #[cfg(y)] pub T);
enum E { #[cfg(x)] A, #[cfg(y)] B = 1 }
float_test! { name: f, attrs: { const: #[cfg(any())], f16: #[cfg(all())] 1 }, test { 1 } }
fn qualified(x: u8) {
    #[cfg(any())]
    <u8 as Tr>::mode(&x, 0o600);
    #[cfg(any())]
    x.call::<u8>(1);
}
macro_rules! body { ($e:meta) => ( #[$e] { 1 } ) }
fn receiver(s: &mut String) { write!(#[allow(unused)] s, "{}", 1); }
fn inner() { if true { #![allow(unused)] } loop { #![allow(unused)] break } unsafe { #![allow(unused)] } }
fn statements(x: u8) {
    #[custom]
    g(1);
    #[rustfmt::skip]
    match Ok::<i32, &str>(1) { _ => {} };
    #[rustfmt_skip]
    { x }
    if true { #![rustfmt_skip] }
    #[rustfmt::skip]
    m! { x }
}
struct Fields { #[custom] a: u8 }
fn parameters(#[custom] x: u8) { S { #[custom] a: 1 }; |#[custom] y: u8| (); }
enum Variants { A(#[from] u8), #[custom] B(#[from] u8, #[from] u8), C(#[from] pub u8) }
struct Tuple<T>(#[from] T, #[custom] u8);
fn untyped(#[custom] self, #[custom] ...) {}
type Pointer = fn(#[custom] u8, #[custom] u16);
fn generic<#[custom] T>(#[custom] x: T) {}
#[consumes(all)]
fn consumed<T: Into<[u8; 1]>>(x: T) {
    #[custom]
    for _ in 0..1 {}
    let a = #[custom] { x };
    g(#[custom] 1)
}
const_fn! { extern "C" { pub fn f(x: #[const_ptr_if(a)] c_char, y: u8); } }
