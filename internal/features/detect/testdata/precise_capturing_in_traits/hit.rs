trait T<'a> {
    fn f() -> impl Copy + use<Self>; //~ use precise_capturing_in_traits
    fn g(&self) -> Option<(u8, impl Copy + use<'a, Self>)> { None } //~ use precise_capturing_in_traits
    async fn h() -> impl Iterator<Item = impl use<Self> + Copy>; //~ use precise_capturing_in_traits
}
impl<U> T<'_> for S<U>
where
    U: for<'b> V<'b>,
{
    fn f() -> impl Copy + use<U> { 1 } //~ use precise_capturing_in_traits
}
