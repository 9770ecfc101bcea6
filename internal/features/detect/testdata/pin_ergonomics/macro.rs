macro_rules! m {
    ($x:ident, $t:ty) => {
        fn f(a: &pin mut $t) {} //~ use pin_ergonomics
    };
}
