macro_rules! m {
    ($x:expr) => { $x as f128 }; //~ use f128
}
