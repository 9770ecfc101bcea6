trait G {
    type A<'a>; //~ use generic_associated_types
    type B<T> where T: Copy; //~ use generic_associated_types
    type C where Self: Sized; //~ use generic_associated_types
    type D<'a>: Clone; //~ use generic_associated_types
}
impl S { type F<T> = T; } //~ use generic_associated_types
impl G for S {
    type A<'a> = &'a u8; //~ use generic_associated_types
    type C = u8 where Self: Sized; //~ use generic_associated_types
}
