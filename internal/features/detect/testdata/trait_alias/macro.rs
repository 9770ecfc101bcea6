macro_rules! m {
    ($x:ident, $t:ty) => {
        pub trait B = C; //~ use trait_alias
        pub trait $x = Clone; //~ use trait_alias
        trait $x { type D = E; }
    };
}
