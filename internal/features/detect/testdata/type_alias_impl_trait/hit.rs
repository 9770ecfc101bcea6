type A = impl Iterator<Item = u8>; //~ use type_alias_impl_trait
type B = (u8, Option<impl Copy>); //~ use type_alias_impl_trait
fn f() { type C = impl Sized; } //~ use type_alias_impl_trait
