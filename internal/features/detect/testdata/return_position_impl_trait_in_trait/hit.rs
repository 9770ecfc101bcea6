trait R {
    fn f() -> impl Clone; //~ use return_position_impl_trait_in_trait
    fn g() -> Option<impl Clone> { Some(1) } //~ use return_position_impl_trait_in_trait
}
impl R for S {
    fn f() -> impl Clone { 1 } //~ use return_position_impl_trait_in_trait
}
trait Deep {
    fn a() -> (impl Copy, u8); //~ use return_position_impl_trait_in_trait
    fn b(&self) -> &impl Copy; //~ use return_position_impl_trait_in_trait
    fn c() -> [impl Copy; 2]; //~ use return_position_impl_trait_in_trait
    fn d() -> Box<Vec<impl Copy>>; //~ use return_position_impl_trait_in_trait
}
