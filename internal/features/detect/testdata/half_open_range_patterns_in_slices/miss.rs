fn f() {
    let [a @ 3..=5, ..] = b;
    match c {
        [1..2, rest @ ..] => 1,
        6.. => 2,
        (7.., _) => 3,
        _ => [8..],
    }
    if a {} [9..];
    matches!([1..], _);
    matches!(c, [1..2, ..] if d == [1..]);
    matches!(c[1..], [(1.., 2), _]);
    assert_eq!(c, [1..]);
}
fn rest(x: &[u8]) -> bool {
    matches!(x, [first, rest @ ..] if rest.is_empty()) || matches!(x, [b'-', rest @ .., last])
}
