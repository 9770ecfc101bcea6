macro_rules! m { () => { trait R { fn f() -> impl Clone; } }; } //~ use return_position_impl_trait_in_trait
