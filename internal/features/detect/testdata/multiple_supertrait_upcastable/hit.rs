#![deny(multiple_supertrait_upcastable)] //~ use multiple_supertrait_upcastable
#[allow(unused, multiple_supertrait_upcastable)] //~ use multiple_supertrait_upcastable
fn f() {}
