fn a(x: u8) {
    match x { 5..=9 => {} 10.. => {} ..=3 => {} 1...2 => {} _ => for i in 0..5 {} }
    if let Some(3) = (0..5).next() {}
}
fn n(x: u8) -> bool {
    matches!(v[1..4], [a, ..]) || matches!(x, y if (1..4).contains(y)) || matches!(x, 1..=4 | 5..)
}
