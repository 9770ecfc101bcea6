#[target_feature(enable = "sse2")] //~ use target_feature_11
fn a() {}
impl S {
    #[target_feature(enable = "sse2")] //~ use target_feature_11
    #[inline]
    pub(crate) extern "C" fn b() {}
}
