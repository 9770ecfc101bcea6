macro_rules! m {
    ($x:ident, $t:ty) => {
        const A<T>: $t = 1; //~ use generic_const_items
        pub const $x<T>: u8 = 2; //~ use generic_const_items
        const $x: u8 = 3;
    };
}
