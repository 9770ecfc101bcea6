macro_rules! m {
    ($x:expr) => { match $x { Some(a if a > 3) => a, _ => 0 } }; //~ use guard_patterns
    ($x:expr, $p:pat if $g:expr) => { match $x { $p if $g => 1, _ => 0 } };
}
