fn f(a: f128) -> Option<f128> { //~ use f128
    let b = f128::MAX; //~ use f128
    c as f128 //~ use f128
}
fn raw(a: r#f128) {} //~ use f128
