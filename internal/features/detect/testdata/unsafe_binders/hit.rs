fn f(a: unsafe<'a> &'a A) {} //~ use unsafe_binders
type B = unsafe<> C; //~ use unsafe_binders
type D = unsafe<T, const N: usize> [T; N]; //~ use unsafe_binders
type E = unsafe<#[cfg(x)] 'a> &'a u8; //~ use unsafe_binders
