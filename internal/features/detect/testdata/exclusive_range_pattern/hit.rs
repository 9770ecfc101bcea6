fn a(x: u8) {
    match x { 0..5 => {} 5..=9 => {} A::B .. C => {} _ => {} } //~ use exclusive_range_pattern
    //~^ use exclusive_range_pattern
    if let Some(1 .. 3) = x {} //~ use exclusive_range_pattern
    match x { ..5 => {} _ => {} } //~ use exclusive_range_pattern
    let [a @ ..3, ..] = y; //~ use exclusive_range_pattern
}
fn m(x: u8) -> bool {
    matches!(x, 1..4) //~ use exclusive_range_pattern
        || matches!(y, Some(1..4) | Some(-3..A::B)) //~ use exclusive_range_pattern //~ use exclusive_range_pattern
}
