#[wrapped]
fn f(#[wrapped] x: u8) {
    #[allow(unused)]
    let x = 1;
    #[rustfmt::skip]
    let y = 2;
    #[wrapped]
    struct S(#[pin] u8, #[wrapped] Vec<u8>);
    enum E { #[default] A, #[wrapped] B(#[pin] u8) }
    macros!(#[pin] let z = 1);
    let z = S { #[wrapped] a: 1 };
}
#[wrapped]
mod m {}
#[cfg(x)]
mod n;
