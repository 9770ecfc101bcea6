macro_rules! a {
    ($($x:ident),*) => { f("${count($x)}"); $( $x )* };
}
fn f() { let s = "$$"; }
