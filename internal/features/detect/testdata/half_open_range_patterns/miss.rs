fn f() {
    match a { 1..=5 => 1, 6.. => 2, S { .. } => 3, (a, ..) => 4 }
    for i in ..=5 {}
    b[..=5];
    (..=5).contains(c)
}
