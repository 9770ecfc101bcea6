#[track_caller]
fn f() { let track_caller = || {}; }
impl S {
    #[track_caller]
    pub const unsafe extern "C" fn g() {}
}
// #[track_caller] || {}
