type A = impl Iterator<Item = u8>; //~ use type_alias_impl_trait
type B = (u8, Option<impl Copy>); //~ use type_alias_impl_trait
fn f() { type C = impl Sized; } //~ use type_alias_impl_trait

// behind a pointer to a function, whose word is that of an item
type Pointer = fn() -> impl Clone; //~ use type_alias_impl_trait
