fn f(a: f128) -> Option<f128> { //~ use f128
    let b = f128::MAX; //~ use f128
    c as f128 //~ use f128
}
fn raw(a: r#f128) {} //~ use f128
impl Other for half::f128 { fn of(a: half::f128) -> Vec<half::f128> { g::<half::f128>(a) } }
