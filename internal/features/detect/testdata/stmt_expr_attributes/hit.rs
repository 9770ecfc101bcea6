fn f() {
    let a = #[inline] || {}; //~ use stmt_expr_attributes
    let b = 1 + #[allow(unused)] 2; //~ use stmt_expr_attributes
    let c = S { x: #[allow(unused)] 3 }; //~ use stmt_expr_attributes
    let d = (#[allow(unused)] 4); //~ use stmt_expr_attributes
    match a {
        1 => #[allow(unused)] 5, //~ use stmt_expr_attributes
        _ => 6,
    }
    if #[allow(unused)] x {} //~ use stmt_expr_attributes
    #[rustfmt::skip] //~ use stmt_expr_attributes
    {
    }
}
const A: u8 = #[allow(unused)] 7; //~ use stmt_expr_attributes
struct S([u8; #[allow(unused)] 8]); //~ use stmt_expr_attributes
fn operands(x: u8) {
    #[allow(unused)] //~ use stmt_expr_attributes
    x + 1;
    let a = { #![allow(unused)] 1 }; //~ use stmt_expr_attributes
    let b = [#[allow(unused)] 1; 3]; //~ use stmt_expr_attributes
    assert!(#[allow(unused)] true); //~ use stmt_expr_attributes
    #[rustfmt::skip] //~ use stmt_expr_attributes
    { x }
}
fn macros(x: Option<u8>, s: &mut String) {
    println!("{y}", y = #[allow(unused)] 1); //~ use stmt_expr_attributes
    write!(s, "{}", #[allow(unused)] 1); //~ use stmt_expr_attributes
    matches!(#[allow(unused)] x, Some(1)); //~ use stmt_expr_attributes
    matches!(x, Some(1) if #[allow(unused)] true); //~ use stmt_expr_attributes
    todo!("{}", #[allow(unused)] 1); //~ use stmt_expr_attributes
}
fn closures() {
    let c = || { #![allow(unused)] 1 }; //~ use stmt_expr_attributes
    let d = |x: u8| -> u8 { #![allow(unused)] x }; //~ use stmt_expr_attributes
}
fn braces(x: u8) {
    let a = 'a: { #![allow(unused)] 1 }; //~ use stmt_expr_attributes
    let b = while false { #![allow(unused)] }; //~ use stmt_expr_attributes
    let c = for _ in 0..1 { #![allow(unused)] }; //~ use stmt_expr_attributes
    let d = 1 + { #![allow(unused)] 1 }; //~ use stmt_expr_attributes
    match x { _ => { #![allow(unused)] } } //~ use stmt_expr_attributes
    return { #![allow(unused)] }; //~ use stmt_expr_attributes
}
fn statements(x: u8) -> Result<&'static u8, u8> {
    #[custom] //~ use stmt_expr_attributes
    { x }
    #[cfg_attr(unix, rustfmt::skip)] //~ use stmt_expr_attributes
    match Ok::<i32, &str>(1) { _ => {} }
    #[rustfmt::skip] //~ use stmt_expr_attributes
    'a: for _ in 0..1 {}
    g(#[custom] 1, #[cfg(x)] 2); //~ use stmt_expr_attributes
    vec![#[rustfmt::skip] 1, 2]; //~ use stmt_expr_attributes
    { #![rustfmt::skip] } //~ use stmt_expr_attributes
    for _ in 0..1 { #![custom] } //~ use stmt_expr_attributes
    #[custom] //~ use stmt_expr_attributes
    #[rustfmt::skip] //~ use stmt_expr_attributes
    &1
}
fn first(x: u8) {
    let a = #[allow(unused)] //~ use stmt_expr_attributes
        #[inline]
        #[rustfmt::skip]
        || 1;
    #[allow(unused)] //~ use stmt_expr_attributes
    #[custom]
    x + 1;
}
fn returned(x: u8) -> &'static [(u8, u8)] {
    #[custom] //~ use stmt_expr_attributes
    m!(x)
}
#[consumes]
fn before() {}
fn after() {
    #[custom] //~ use stmt_expr_attributes
    { x }
}
fn negated(x: bool) { !(#[allow(unused)] x); } //~ use stmt_expr_attributes
