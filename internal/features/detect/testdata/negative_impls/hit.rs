struct S;
impl !Send for S {} //~ use negative_impls
impl<T> !Sync for Option<T> {} //~ use negative_impls
