macro_rules! m {
    ($x:expr) => { match $x { Ok(y) => y, Err(!) } }; //~ use never_patterns
    (!) => {};
}
