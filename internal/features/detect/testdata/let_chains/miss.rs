fn f(a: Option<u8>) {
    if let Some(x) = a {}
    while let Some(x) = a {}
    if a.is_some() && true {}
}
