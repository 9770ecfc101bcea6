macro_rules! a {
    ($x:ident) => { concat!("a", "b") };
}
fn f() { let s = "${concat(a, b)}"; }
