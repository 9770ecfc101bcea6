macro_rules! m {
    ($x:expr) => { match $x { [1.., _] => 2, _ => 3 } }; //~ use half_open_range_patterns_in_slices
}
proptest! { fn f(a in any()) { if false == e.numbers[1..].iter().any(|&x| x == HOP) {} } }
