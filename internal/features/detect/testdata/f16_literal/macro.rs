macro_rules! m {
    ($x:expr) => { $x * 1.5f16 }; //~ use f16
}
