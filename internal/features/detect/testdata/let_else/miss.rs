fn f(a: Option<u8>) {
    let x = if a.is_some() { 1 } else { 2 };
}
