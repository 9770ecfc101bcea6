macro_rules! m {
    ($x:ident, $t:ty) => {
        fn f(a: unsafe<'a> &'a $t) {} //~ use unsafe_binders
    };
}
