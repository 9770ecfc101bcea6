macro_rules! m {
    ($n:ident, $t:ty) => {
        type $n<T> = $t where T: Copy; //~ use lazy_type_alias
        impl T for S { type A<'a> = $t where Self: 'a; }
    };
}
