impl I for S {
    type A = impl Iterator; //~ use type_alias_impl_trait
    type B = Option<(impl Copy, u8)>; //~ use type_alias_impl_trait
}
