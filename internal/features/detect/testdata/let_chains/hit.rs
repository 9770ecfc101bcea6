fn f(a: Option<u8>, b: Option<u8>) {
    if let Some(x) = a && x > 1 {} //~ use let_chains
    if true && let Some(x) = a {} //~ use let_chains
    while let Some(x) = a && let Some(y) = b {} //~ use let_chains
    match a { Some(x) if true && let Some(y) = b => {} _ => {} } //~ use let_chains
}
