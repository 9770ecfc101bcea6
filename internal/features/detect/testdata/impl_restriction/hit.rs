pub impl(crate) trait A {} //~ use impl_restriction
impl(in crate::m) unsafe trait B {} //~ use impl_restriction
pub impl(super) trait C {} //~ use impl_restriction
