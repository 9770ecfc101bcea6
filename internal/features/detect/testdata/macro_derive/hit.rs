macro_rules! a { //~ use macro_derive
    derive() ($($t:tt)*) => {};
}
