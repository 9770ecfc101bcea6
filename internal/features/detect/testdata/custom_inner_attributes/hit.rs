#![rustfmt::skip::macros(a)] //~ use custom_inner_attributes
fn a() {
    #![rustfmt::skip] //~ use custom_inner_attributes
}
mod m {
    #![derive(Clone)] //~ use custom_inner_attributes
}
fn c() {
    #![cfg_attr(unix, clippy::msrv = "1")] //~ use custom_inner_attributes
}
