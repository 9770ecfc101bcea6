macro_rules! m {
    ($x:ident) => { fn $x() where for<T> T: B {} }; //~ use non_lifetime_binders
}
typed!(for<T> fn(T)); //~ use non_lifetime_binders
typed!(for<T> Fn(&T)); //~ use non_lifetime_binders
