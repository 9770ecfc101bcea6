fn f(a: Option<u8>) {
    match a {
        Some(x) if let Some(y) = g(x) => {} //~ use if_let_guard
        Some(x) if x > 1 && let Some(y) = g(x) => {} //~ use if_let_guard
        _ => {}
    }
}
