macro_rules! m { ($n:ident) => { fn $n() -> impl Fn() -> impl Copy { || 1 } } } //~ use impl_trait_in_fn_trait_return
