macro_rules! m {
    ($x:ident) => { fn $x() where for<T> T: B {} }; //~ use non_lifetime_binders
}
