macro_rules! m { ($t:ty) => { impl FnOnce<($t,)> for S {} } } //~ use unboxed_closures
macro_rules! traits {
    ($FnMut:ident: $FnOnce:ident) => { pub trait $FnMut<A>: $FnOnce<A> {} };
}
