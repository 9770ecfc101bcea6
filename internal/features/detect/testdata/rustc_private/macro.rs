macro_rules! m {
    () => { extern crate rustc_span; }; //~ use rustc_private
}
