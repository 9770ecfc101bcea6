fn f() {
    let [a @ 3.., ..] = b; //~ use half_open_range_patterns_in_slices
    match c {
        [1.., _] => 1, //~ use half_open_range_patterns_in_slices
        [_, D..] => 2, //~ use half_open_range_patterns_in_slices
        _ => 3,
    }
}
