type A<T> = T where T: Copy; //~ use lazy_type_alias
pub type B<T> where T: Copy = Vec<T>
where //~ use lazy_type_alias
    T: Send;
mod m {
    type C = [u8; { 1 }] where u8: Copy; //~ use lazy_type_alias
}
fn f() {
    type D = dyn Fn() -> u8 where u8: Copy; //~ use lazy_type_alias
}
