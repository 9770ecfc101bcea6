macro_rules! getter {
    ($name:ident $(, $id:tt)?) => {
        fn $name<'a>(self: &'a $crate::ListArc<Self $(, $id)?>) {} //~ use arbitrary_self_types
    };
}
