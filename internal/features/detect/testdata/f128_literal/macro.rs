macro_rules! m {
    ($x:expr) => { $x * 1.5f128 }; //~ use f128
}
