macro_rules! a { //~ use macro_attr
    attr() ($($t:tt)*) => {};
    attr($x:ident) { $($t:tt)* } => {};
    () => {};
}
