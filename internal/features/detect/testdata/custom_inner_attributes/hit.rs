#![rustfmt::skip::macros(a)] //~ use custom_inner_attributes
#![rustfmt:: //~ use custom_inner_attributes
skip::attributes(b)]
fn a() {
    #![rustfmt::skip] //~ use custom_inner_attributes
}
mod m {
    #![derive(Clone)] //~ use custom_inner_attributes
}
fn c() {
    #![cfg_attr(unix, clippy::msrv = "1")] //~ use custom_inner_attributes
}
