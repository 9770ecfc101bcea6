macro_rules! m {
    ($x:ident, $t:ty) => {
        const A<T>: $t = 1; //~ use generic_const_items
    };
}
