macro_rules! m { ($x:expr) => { { let x: impl Copy = $x; x } } } //~ use impl_trait_in_bindings
