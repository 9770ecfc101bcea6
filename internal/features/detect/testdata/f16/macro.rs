macro_rules! m {
    ($x:expr) => { $x as f16 }; //~ use f16
}
