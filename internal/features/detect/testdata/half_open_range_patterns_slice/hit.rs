fn f() {
    let [a @ 3.., ..] = b; //~ use half_open_range_patterns
    match c {
        [1.., _] => 1, //~ use half_open_range_patterns
        [_, D..] => 2, //~ use half_open_range_patterns
        3 => {}
        [4.., _] => 3, //~ use half_open_range_patterns
        #[cfg(a)]
        [5.., _] => 3, //~ use half_open_range_patterns
        [ref a @ 6.., mut b @ 7..8] => 3, //~ use half_open_range_patterns
        [mut a @ 6.., ref b @ 7..8] => 3, //~ use half_open_range_patterns
        _ => 3,
    }
    assert!(matches!(c, [b'a'.., _])); //~ use half_open_range_patterns
    matches!(c, Some([x @ 1..]) | None if y); //~ use half_open_range_patterns
    assert_matches!(c, [_, (1, 2),
        A::B..], "{:?}", [1..]); //~ use half_open_range_patterns
}
