struct S { a: u8, b: fn(x: u8) -> u8 }
fn f(S { a, .. }: S) -> S {
    let S { a, .. } = s;
    match s {
        S { a: 1, .. } => 1,
        T::S { .. } | T::U { .. } => 2,
        (S { .. }, Some(S { a, .. })) if a => 3,
    }
    if let S { .. } = s {}
    for S { a, .. } in x {}
    let x = matches!(y, S { .. });
    let z = |S { a, .. }| a;
    let w = |S { a, .. }: S| a;
    S { a: 1, ..Default::default() }
}
