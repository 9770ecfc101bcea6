fn a() {
    #![rustfmt::skip] //~ use custom_inner_attributes
}
mod m {
    #![derive(Clone)] //~ use custom_inner_attributes
}
