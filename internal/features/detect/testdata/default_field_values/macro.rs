macro_rules! m {
    ($x:ident, $t:ty) => {
        struct $x { a: $t = 1 } //~ use default_field_values
    };
}
macro_rules! p { ($x:ident) => { K::A(S { a: $x, .. }) }; }
fn f(v: K) { match v { p!(x) => {} } quote! { v => {..} } }
