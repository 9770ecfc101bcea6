impl I for S {
    type A = impl Iterator; //~ use impl_trait_in_assoc_type
    type B = Option<(impl Copy, u8)>; //~ use impl_trait_in_assoc_type
}
