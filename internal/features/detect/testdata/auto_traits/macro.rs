macro_rules! m {
    ($x:ident, $t:ty) => {
        pub auto trait $x {} //~ use auto_traits
    };
}
