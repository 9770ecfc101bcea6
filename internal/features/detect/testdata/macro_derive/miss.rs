macro_rules! a { (derive () ()) => { derive() }; ($(#[derive($x:ident)])*) => { #[derive(Clone)] struct S; }; }
#[derive(Clone)]
struct S;
