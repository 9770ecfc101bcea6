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
fn more(o: u8) -> Option<S> {
    let a = [S { .. }, S { c: 1, .. }]; //~ use default_field_values
    let b = match o { 1 => S { .. }, _ => return S { .. } }; //~ use default_field_values
    let c = W { s: S { .. }, t: 1 }; //~ use default_field_values
    assert_eq!(S { .. }, m::S { c: 1, .. }); //~ use default_field_values
    Some(S { c: 3, .. })?; //~ use default_field_values
    S { c: 3, .. }.a; //~ use default_field_values
}
enum E {
    A { x: u8 = 1 }, //~ use default_field_values
}
struct T { x: ::core::ffi::c_int = 1 } //~ use default_field_values
struct P(u8, pub Vec<A, B> = C); //~ use default_field_values
enum F { A(u8) = 1, B(fn() -> u8 = g) } //~ use default_field_values
union U { a: u8 = 1 } //~ use default_field_values
