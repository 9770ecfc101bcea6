#[stable(feature = "a", since = "1.0.0")] //~ use staged_api
pub fn f() {}
#[unstable(feature = "b", issue = "none")] //~ use staged_api
#[rustc_const_unstable(feature = "b", issue = "none")] //~ use staged_api
pub const fn g() {}
#[unstable_feature_bound(b)] //~ use staged_api
impl T for S {}
