fn f() {
    match a {
        ..=5 => 1, //~ use half_open_range_patterns
        (_, ..=B::C) => 2, //~ use half_open_range_patterns
        _ => 3,
    }
}
