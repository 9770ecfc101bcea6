fn a(x: impl Foo<'_>) {} //~ use anonymous_lifetime_in_impl_trait
fn b(x: impl Iterator<Item = &u8>) {} //~ use anonymous_lifetime_in_impl_trait
fn c(x: Vec<impl Into<&'_ str>>) {} //~ use anonymous_lifetime_in_impl_trait
trait T {
    fn d(&self, x: impl Iterator<Item = &u8>); //~ use anonymous_lifetime_in_impl_trait
}
fn e(x: impl Debug + '_) {} //~ use anonymous_lifetime_in_impl_trait
fn f(x: Option<impl Fn(&u8) + Send + '_>) {} //~ use anonymous_lifetime_in_impl_trait
fn g(x: impl Debug + Into<&str>, y: u8) {} //~ use anonymous_lifetime_in_impl_trait
fn h(x: &(impl ?Sized + Debug + AsRef<Foo<'_>>)) {} //~ use anonymous_lifetime_in_impl_trait
