fn f(a: Option<u8>) {
    match a { Some(x) if x > 1 => {} _ => { if let Some(y) = a {} } }
}
