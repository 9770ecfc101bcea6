fn f(x: Option<u8>, y: (u8, u8)) {
    match x {
        Some((a if a > 3)) => drop(a), //~ use guard_patterns
        Some(a if a > 4) => drop(a), //~ use guard_patterns
        _ => {}
    }
    let (_ if true, _) = y else { return }; //~ use guard_patterns
    if let P { a: 1 if true } = (P { a: 1 }) {} //~ use guard_patterns
    matches!(x, (Some(y) if y > 2)); //~ use guard_patterns
}
fn g((x if x > 1): u8) {} //~ use guard_patterns
