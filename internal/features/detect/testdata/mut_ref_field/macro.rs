macro_rules! m {
    ($x:expr) => { let S { mut ref a, .. } = $x; }; //~ use mut_ref
}
