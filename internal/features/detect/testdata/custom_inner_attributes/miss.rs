#[rustfmt::skip]
fn a() {
    #![allow(unused)]
    #![cfg(unix)]
    // #![rustfmt::skip]
}
#[derive(Clone)]
struct S;
