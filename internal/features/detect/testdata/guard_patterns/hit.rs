fn f(x: Option<u8>, y: (u8, u8)) {
    match x {
        Some((a if a > 3)) => drop(a), //~ use guard_patterns
        Some(a if a > 4) => drop(a), //~ use guard_patterns
        _ => {}
    }
    match y {
        (a, b if b > 1) => {} //~ use guard_patterns
        [a if a > 1, ..] => {} //~ use guard_patterns
        (a if a > 1,) => {} //~ use guard_patterns
        (1 if true) | 2 => {} //~ use guard_patterns
    }
    let (_ if true, _) = y else { return }; //~ use guard_patterns
    if let P { a: 1 if true } = (P { a: 1 }) {} //~ use guard_patterns
    matches!(x, (Some(y) if y > 2)); //~ use guard_patterns
}
fn g((x if x > 1): u8) {} //~ use guard_patterns
