macro_rules! m {
    ($x:expr) => { match $x { Ok(y) => y, Err(!) } }; //~ use never_patterns
    (!) => {};
}
items! {
    fn a(x: R) { match x { Ok(y) => y, Err(!) } } //~ use never_patterns
    match x { Ok(y) => y, Err(!) }
}
stringify! { fn a(x: R) { match x { Ok(y) => y, Err(!) } } }
