impl S {
    type A = u8; //~ use inherent_associated_types
    pub type B<T> = Option<T>; //~ use inherent_associated_types
}
impl A<{ 1 + 1 }> {
    type C = u8; //~ use inherent_associated_types
}
impl<#[cfg(a)] T> S<T> { type Q = u8; } //~ use inherent_associated_types
