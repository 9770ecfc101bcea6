macro_rules! m {
    ($x:expr) => { match $x { [1.., _] => 2, _ => 3 } }; //~ use half_open_range_patterns
}
