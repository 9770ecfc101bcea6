const fn f<T: ~const A>(t: &T) {} //~ use const_trait_impl
fn g<T: const A + B>() where T: [const] C {} //~ use const_trait_impl
impl const A for B {} //~ use const_trait_impl
impl<T> const A for C<T> {} //~ use const_trait_impl
pub const trait D {} //~ use const_trait_impl
