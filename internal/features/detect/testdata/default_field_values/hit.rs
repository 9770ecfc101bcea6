struct S {
    a: u8 = 1, //~ use default_field_values
    b: Vec<A, B> = Vec::new(), //~ use default_field_values
    c: u8,
}
fn f() -> S {
    let s = S { c: 1, .. }; //~ use default_field_values
    g(S { .. }); //~ use default_field_values
    S { c: 2, .. } //~ use default_field_values
}
