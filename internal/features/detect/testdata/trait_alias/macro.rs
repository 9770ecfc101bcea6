macro_rules! m {
    ($x:ident, $t:ty) => {
        pub trait B = C; //~ use trait_alias
    };
}
