macro_rules! m { ($t:ty) => { let <$t as A>::Assoc(e) = f(); }; } //~ use more_qualified_paths
macro_rules! values {
    ($f:ident, $r:ty) => {
        async {
            match w::$f($($arg,)*).await {
                Ok(r) => Ok(<$r>::from(r)),
                Err(e) => match e.down::<X>() { Ok(X(s)) => Err(w(s)), Err(e) => Err(e) },
            }
        }
    };
}
fn quoted() {
    quote! { fn from(obj: &Self) -> &Self { <Self as #a::Ext>::from_obj(obj) } }
}
