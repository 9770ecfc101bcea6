const fn f<T: ~const A>(t: &T) {} //~ use const_trait_impl
fn g<T: const A + B>() where T: [const] C {} //~ use const_trait_impl
impl const A for B {} //~ use const_trait_impl
impl<T> const A for C<T> {} //~ use const_trait_impl
pub const trait D {} //~ use const_trait_impl
const fn h<T: const crate::A + const ::core::ops::Add>() {} //~ use const_trait_impl
fn i<T>() where T: A + const ops::Add {} //~ use const_trait_impl
fn j<T: (const A), U: const async Fn()>() {} //~ use const_trait_impl
impl const <A as B>::C {} //~ use const_trait_impl
impl<T> const !A for T {} //~ use const_trait_impl
