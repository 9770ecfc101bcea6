trait R {
    fn f() -> impl Clone; //~ use return_position_impl_trait_in_trait
    fn g() -> Option<impl Clone> { Some(1) } //~ use return_position_impl_trait_in_trait
}
impl R for S {
    fn f() -> impl Clone { 1 } //~ use return_position_impl_trait_in_trait
}
