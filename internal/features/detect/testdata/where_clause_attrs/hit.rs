fn f<T>() where #[cfg(a)] T: Clone, T: Send {} //~ use where_clause_attrs
struct S<T>
where
    T: Iterator<Item = (u8, u8)>,
    #[cfg(b)] //~ use where_clause_attrs
    T: Copy,
{
    #[allow(unused)]
    x: T,
}
trait A {
    type B<U>: Clone
    where
        /// doc //~ use where_clause_attrs
        U: Iterator<Item = Vec<u8>>,
        /** doc */ //~ use where_clause_attrs
        #[cfg(a)] //~ use where_clause_attrs
        #[cfg(b)] U: Copy; //~ use where_clause_attrs
}
fn h<T, U>() where T: Tr<{ 1 + 1 }>, #[cfg(a)] U: Copy {} //~ use where_clause_attrs
