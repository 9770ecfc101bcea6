fn f(a: f16) -> Option<f16> { //~ use f16
    let b = f16::MAX; //~ use f16
    c as f16 //~ use f16
}
fn raw(a: r#f16) {} //~ use f16
